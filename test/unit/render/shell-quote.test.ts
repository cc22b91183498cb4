import { describe, expect, test } from 'vitest';
import {
	shellComment,
	shellName,
	shellQuote,
	shellWord,
	shellWords,
	visible,
	visibleLines,
} from '../../../server/src/render/shell-quote.ts';

// What bash makes of quoted words is tested with bash itself, in test/shell/quote.test.ts.
describe('a quoted value', () => {
	test.each([
		['plain', "'plain'"],
		['', "''"],
		["it's", "'it'\\''s'"],
		['$(x) `y` \\', "'$(x) `y` \\'"],
		['数据', "'数据'"],
		["a\n'b'\\c", "$'a\\n\\'b\\'\\\\c'"],
		['数\t', "$'\\346\\225\\260\\t'"],
		['\u001b[0m', "$'\\033[0m'"],
		['a\0b', "'a\ufffdb'"],
	])('%j is %s', (value, quoted) => {
		expect(shellQuote(value)).toBe(quoted);
	});
});

test('a word has quotes only where it needs them', () => {
	expect(shellWords(['/home/x_1', '-n', 'a=b', '=b', '', '*', 'done', '~', 'a b'])).toBe(
		"/home/x_1 -n a=b '=b' '' '*' 'done' '~' 'a b'",
	);
	expect(shellWord('a{b,c}')).toBe("'a{b,c}'");
});

test('names and comments cannot break out', () => {
	expect(shellName("06-copy a'b;")).toBe('06_copy_a_b_');
	expect(shellComment('a\nrm -rf /\r')).toBe('a\\nrm -rf /\\r');
});

test('what cannot be seen is spelled', () => {
	expect(visible('a\u202eb\u0007\ufeff\n')).toBe('a\\u202eb\\u0007\\ufeff\\n');
	expect(visibleLines('a\nb\u001b')).toBe('a\nb\\u001b');
});
