import fc from 'fast-check';
import type { Trial } from '../doctor/real-shell.ts';

const pick = <T>(...values: T[]) => fc.constantFrom(...values);
const joined = (...parts: fc.Arbitrary<string>[]) => fc.tuple(...parts).map((words) => words.join(''));

const ALIASES = ['controller1', 'controller10', 'agent1', 'node1', 'node12', 'node2'];
const row = fc.tuple(
	pick('172.0.0.1', '10.1.0.9'),
	pick(8900, 9901, 9907),
	pick(...ALIASES),
	pick('controller', 'agent', 'datanode'),
);
const configLine = fc.oneof(
	row.map(([host, port, alias, mode]) => `${host}:${port}:${alias},${mode}`),
	row.map(([host, port, alias]) => `localSite=${host}:${port}:${alias}`),
	fc
		.array(row, { minLength: 1, maxLength: 3 })
		.map((rows) => `sites=${rows.map(([h, p, a, m]) => `${h}:${p}:${a}:${m}`).join(',')}`),
	pick(
		'',
		' ',
		'localSite,mode',
		'maxMemSize=16',
		'a.b*c',
		'aab',
		'abab',
		'x y  z',
		'# 注释 node1',
		'\ttab',
		'a\\b/c&d',
		'[x]',
		'AbC',
	),
);
const text = fc
	.tuple(fc.array(configLine, { maxLength: 6 }), pick('\n', '\n', '\r\n'), fc.boolean())
	.map(([lines, eol, ends]) => lines.join(eol) + (ends && lines.length > 0 ? eol : ''));

const NAMES = ['agent.cfg', 'cluster.nodes', 'a', 'b.bak', 'd/agent.cfg', 'd/e/x', 'f/', 'with space'];
const tree = fc
	.uniqueArray(fc.tuple(pick(...NAMES), text), { selector: ([name]) => name, minLength: 1, maxLength: 6 })
	.map((files) => new Map(files.map(([name, content]) => [name, name.endsWith('/') ? '' : content])));
const file = pick('agent.cfg', 'cluster.nodes', 'a', 'b.bak', './agent.cfg', 'd/agent.cfg', 'none', '"with space"');
const files = pick(
	'./*',
	'*.cfg',
	'agent.cfg',
	'agent.cfg cluster.nodes',
	'd/*',
	'none agent.cfg',
	'*',
	'cluster.nodes a',
	'{a,agent.cfg}',
);
/** Nothing of it is a folder, at which sed ends where it prints. */
const few = pick(
	'agent.cfg',
	'agent.cfg cluster.nodes',
	'none agent.cfg',
	'cluster.nodes a',
	'*.cfg',
	'{a,agent.cfg}',
	'd/agent.cfg',
);
const folder = pick('d', 'f', 'new', './d', 'd/', 'f/', 'none/', 'd/e', '.');

// Expressions -----------------------------------------------------------------

const basicAtom = pick(
	'a',
	'b',
	'.',
	'[a-c]',
	'[^:,]',
	'[0-9]',
	'[[:digit:]]',
	'\\.',
	'\\w',
	'node1',
	':',
	'\\(a\\|ab\\)',
	'\\(a*\\)',
	'\\[',
	'=',
	'[]x]',
	'[^]]',
	'\\s',
	'/'.replace('/', '\\/'),
);
const extendedAtom = pick(
	'a',
	'b',
	'.',
	'[a-c]',
	'[^:,]',
	'[0-9]',
	'[[:alpha:]]',
	'\\.',
	'\\w',
	'node1',
	':',
	'(a|ab)',
	'(a*)',
	'(b|c)',
	'[0-9]+',
	'([0-9]+)',
	'\\(',
	'(ab|a)(b?)',
	'=',
);
const basicCount = pick('', '', '', '*', '\\+', '\\?', '\\{1,2\\}', '\\{2\\}');
const extendedCount = pick('', '', '', '*', '+', '?', '{1,2}', '{2}');
const regex = (isExtended: boolean) => {
	const piece = isExtended ? joined(extendedAtom, extendedCount) : joined(basicAtom, basicCount);
	const body = fc.array(piece, { minLength: 1, maxLength: 4 }).map((parts) => parts.join(''));
	const practical = isExtended
		? pick(
				'([0-9]+\\.[0-9]+\\.[0-9]+\\.[0-9]+):([0-9]+):controller1',
				'(^|[=,])[^:,=]+:([0-9]+):node1([:,]|$)',
				'^(sites=.*)$',
				'^maxMemSize=.*$',
				'[ \\t]*$',
				'\\r$',
				'^#?\\s*',
				'(a|b|)+',
				'\\b[a-z]+\\b',
				'',
			)
		: pick(
				'^sites',
				'\\r$',
				'[ \\t]*$',
				'.*',
				'^',
				'$',
				'localSite=\\([^:]*\\)',
				'\\(.*\\):\\([0-9]*\\):',
				'172\\.0\\.0\\.1',
				'\\<node1\\>',
				'a*',
				'^*a',
				'\\(a\\)\\(b\\)*',
				'x\\|y',
				'\\(.\\)\\1',
			);
	return fc.oneof(
		{ weight: 2, arbitrary: practical },
		{ weight: 2, arbitrary: body },
		{ weight: 1, arbitrary: joined(pick('^', ''), body, pick('$', '')) },
	);
};
const replacement = fc
	.array(
		pick(
			'x',
			'&',
			'\\1',
			'\\2',
			'\\n',
			'\\t',
			'\\&',
			'node1',
			'172.0.0.2',
			':',
			' ',
			'\\node1',
			'\\U&\\E',
			'\\u',
			'#',
			'数据',
			'\\\\',
			'\\/',
		),
		{ maxLength: 4 },
	)
	.map((parts) => parts.join(''));
const flags = pick('', '', '', 'g', '2', 'p', 'I', 'gI', '2g', 'M');
const substitution = (isExtended: boolean) =>
	fc.tuple(regex(isExtended), replacement, flags, pick('/', '/', '/', '|', '#', ',')).map(([from, to, flag, mark]) => {
		// A delimiter within would have to be escaped, which changes what some of them mean.
		const safe = mark === '/' || !(from + to).includes(mark) ? mark : '/';
		return `s${safe}${from}${safe}${to}${safe}${flag}`;
	});
const address = (isExtended: boolean) =>
	fc.oneof(
		pick(
			'1',
			'2',
			'$',
			'0~2',
			'1~2',
			'2,3',
			'2,$',
			'1,2',
			'/a/',
			'/^sites/',
			'/a/,/b/',
			'/node/,+1',
			'0,/a/',
			'2,/x/',
			'3,1',
			'/a/,2',
			'1!',
			'$!',
			'2,~2',
			'',
		),
		regex(isExtended).map((one) => (one === '' ? '1' : `/${one}/`)),
	);
const sedCommand = (isExtended: boolean): fc.Arbitrary<string> =>
	fc.oneof(
		{ weight: 6, arbitrary: substitution(isExtended) },
		{ weight: 3, arbitrary: joined(address(isExtended), substitution(isExtended)) },
		{
			weight: 2,
			arbitrary: joined(
				address(isExtended),
				pick('d', 'p', '=', 'q', 'n;d', 'N;P;D', 'G', 'H;x', 'x', 'y/abc/xyz/', 'N;s/\\n/+/', 'h;G', 'Q', 'z'),
			),
		},
		{
			weight: 2,
			arbitrary: joined(
				address(isExtended),
				pick('a new', 'i\\  new', 'a\\', 'i x=1', 'c changed', 'a\\one\\\ntwo', 'i\\\nbefore'),
			),
		},
		{ weight: 1, arbitrary: joined(address(isExtended), pick('{s/a/b/;s/b/c/}', '{p;d}', '{s/a/b/;t;s/$/!/}')) },
		{
			weight: 1,
			arbitrary: pick(':a;N;$!ba;s/\\n/,/g', '$!N;$!D', '1!G;h;$!d', '/^$/d', '$a\\', 's/\\x41/b/', '/a/{n;s/^/>/}'),
		},
	);
const sedLine = fc
	.tuple(fc.boolean(), pick('', '-i', '-i.bak', '-i', '-s', '-n'), fc.boolean())
	.chain(([isExtended, mode, hasTwo]) =>
		fc
			.tuple(sedCommand(isExtended), sedCommand(isExtended), mode.startsWith('-i') ? files : few)
			.map(([first, second, names]) => {
				const scripts = hasTwo ? `-e ${quoted(first)} -e ${quoted(second)}` : quoted(first);
				return ['sed', mode, isExtended ? '-E' : '', scripts, names].filter((word) => word !== '').join(' ');
			}),
	);

// Other commands --------------------------------------------------------------

const word = fc.oneof(
	pick(
		'172.0.0.2:9905:agent2,agent',
		'a b',
		'x=1',
		'\\n',
		'a\\tb',
		'\\\\',
		'\\x41',
		'\\101',
		'\\0101',
		'$',
		'',
		'c\\cd',
		'%',
		'数据',
		'*',
		'#',
		'-n',
		'&',
		"it's",
	),
	fc.string({ maxLength: 5 }).filter((one) => !/[\0\r\ud800-\udfff]/.test(one)),
);
const shellWord = fc.oneof(
	word.map(quoted),
	pick(
		'172.0.0.2:9905:agent2,agent',
		'a\\ b',
		'"x y"',
		'"a$X"',
		'$X',
		`"${braced('X')}b"`,
		braced('Y:-d'),
		'pre{1,2}',
		'"a\\"b"',
		'$(echo in)',
		"$'a\\tb'",
		'*.cfg',
		'none*',
		'"*"',
		braced('X%l'),
		'$((1+2))',
		'~x',
		'a#b',
	),
);
const words = fc.array(shellWord, { maxLength: 3 }).map((all) => all.join(' '));
const target = fc.tuple(pick(' > ', ' >> ', ' >> ', '>>'), file).map((parts) => parts.join(''));
const echoLine = joined(pick('echo ', 'echo -e ', 'echo -n ', 'echo -ne '), words, fc.oneof(target, pick('')));
const format = pick(
	'%s\\n',
	'%s,%s\\n',
	'a\\nb',
	'\\n%s\\n',
	'%b',
	'%5s|%-4s|',
	'%%',
	'%d\\n',
	'%03d',
	'\\x41\\101',
	'plain',
	'%s',
	'%c',
	'%.2s;',
);
const printfLine = joined(
	format.map((one) => `printf ${quoted(one)} `),
	words,
	fc.oneof(target, pick('')),
);
const cpLine = fc.oneof(
	joined(pick('cp ', 'cp -a ', 'cp -r ', 'cp -p ', 'mv ', 'cp -f '), file, pick(' '), fc.oneof(file, folder)),
	joined(pick('cp -r ', 'cp ', 'cp -a ', 'mv ', 'cp -rT '), folder, pick(' '), fc.oneof(folder, pick('d.bak', 'f/g'))),
	joined(pick('cp -r ', 'cp '), files, pick(' '), folder),
	pick('cp -r d/. f', 'cp -r d f; cp -r d f', 'cp a a', 'cp -r d d/x', 'mv d f', 'mv a d/e'),
);
const otherLine = fc.oneof(
	joined(pick('cat '), file, fc.oneof(target, pick(''))),
	joined(pick('mkdir ', 'mkdir -p '), pick('new', 'd', 'new/deep', 'a', 'd/e/g')),
	joined(
		pick('rm ', 'rm -f ', 'rm -r ', 'rm -rf '),
		fc.oneof(
			file,
			folder.filter((one) => one !== '.'),
		),
	),
	joined(pick('touch '), file),
	fc.tuple(text, file).map(([body, name]) => `cat > ${name} <<'EOF'\n${body.replaceAll('EOF', '')}\nEOF`),
	fc
		.tuple(pick('a $X b', 'plain', '\\$X', '$(echo sub)'), file)
		.map(([body, name]) => `cat >> ${name} <<EOF\n${body}\nEOF`),
	joined(
		pick('grep -q node1 ', 'grep -qE "^(a|b)" ', 'grep -v x '),
		file,
		pick('', ' && echo yes', ' || echo no >> a'),
	),
	joined(
		pick('[ -e ', '[ -f ', '[ -d ', 'test -s '),
		file.map((one) => one),
		pick(' ] && echo y', ' ] || echo n'),
	).map((line) => (line.startsWith('test') ? line.replace(' ]', '') : line)),
	joined(pick('echo a | tee ', 'echo b | tee -a '), file),
);
const folderChange = pick(
	'cd d',
	'cd none',
	'cd d && ',
	'cd none && ',
	'cd none || ',
	'(cd d; pwd >/dev/null)',
	'cd f; cd ..',
	'cd d/e',
	'true',
	'false',
	'X=val',
);

/** One line or a few, joined as runbooks join them. */
const single = fc.oneof(
	{ weight: 5, arbitrary: sedLine },
	{ weight: 6, arbitrary: echoLine },
	{ weight: 3, arbitrary: printfLine },
	{ weight: 2, arbitrary: cpLine },
	{ weight: 2, arbitrary: otherLine },
);
const several = fc.oneof(
	fc
		.tuple(single, pick('; ', ' && ', ' || ', '\n', ';\n'), single)
		.map((parts) => parts.join(''))
		.filter((line) => !line.includes('<<')),
	fc
		.tuple(folderChange, single)
		.map(([change, line]) => (/[&|] $/.test(change) ? change + line : `${change}; ${line}`)),
	single.map((line) => `for i in 1 2; do ${line}\ndone`),
	fc
		.tuple(pick('[ -e a ]', 'grep -q node agent.cfg', 'false', 'cd d'), single)
		.map(([test, line]) => `if ${test}; then\n${line}\nelse echo no >> a\nfi`),
	single.map((line) => `set -e\n${line}\necho after >> a`),
	single.map((line) => `f() {\n${line}\n}\nf one\nf`),
);

/** What other lines use; it comes first and is none of those that are counted. */
export const PREPARING = 'X=val';

/** Files, and lines to run on them; one that may end the script comes last. */
export const trials: fc.Arbitrary<Trial> = fc
	.tuple(tree, fc.array(single, { minLength: 3, maxLength: 7 }), fc.option(several, { nil: undefined, freq: 2 }))
	.map(([files, lines, last]) => ({
		tree: files,
		lines: [PREPARING, ...lines, ...(last === undefined ? [] : [last])],
	}));

/** A variable in braces. */
function braced(inner: string): string {
	return `$\{${inner}}`;
}

/** A word in single quotes. */
function quoted(text: string): string {
	return `'${text.replaceAll("'", "'\\''")}'`;
}
