import fc from 'fast-check';

/** Words that have hurt somebody's script. */
export const awkwardWords: readonly string[] = [
	'',
	' ',
	'a b',
	"it's",
	"'",
	"''",
	'"double"',
	'$(touch pwned)',
	'`touch pwned`',
	// biome-ignore lint/suspicious/noTemplateCurlyInString: text for a shell, not for us
	'${HOME}',
	'$HOME',
	'\\',
	'\\n',
	'back\\slash\\',
	'!history',
	'~',
	'~root',
	'*',
	'[a-z]*',
	'{a,b}',
	'-n',
	'--help',
	'-',
	'a\nb',
	'\n',
	'ends in a newline\n',
	'\r\n',
	'\t',
	'\u0001\u007f\u001b[31m',
	'数据\\n节点',
	'数据\n节点',
	'é\u0301',
	'😀',
	'# no comment',
	'a;b&c|d>e<f',
	'(x)',
	'a=b',
	'=',
	'%s%n',
	'esac',
	'\u00a0',
	'\u2028',
];

/** Any word, with a taste for what shells mistake; never with a NUL, which no word can hold. */
export const shellText = fc
	.oneof(
		fc.constantFrom(...awkwardWords),
		fc.string({ unit: 'grapheme' }),
		fc.string({ unit: fc.constantFrom(...'\'"`$\\ \n\t!*?[]{}()<>|&;~#=%-ab/数é😀') }),
	)
	.map((text) => text.replaceAll('\0', ''));
