import { beforeAll, describe, expect, test } from 'vitest';
import { loadPainter, type Painter } from './tokenize.ts';

let paint: Painter;
beforeAll(async () => {
	paint = await loadPainter('dolphindb-cfg');
});

const KEY = 'variable.other.property';
const ALIAS = 'entity.name.type.alias';
const VALUE = 'string.unquoted.value';
const SITE = 'punctuation.separator.site';
const COMMA = 'punctuation.separator.list';
const EQUALS = ['=', 'keyword.operator.assignment'] as const;
const DOT = ['.', 'punctuation.separator.qualifier'] as const;

/** The painted pieces of one line. */
const line = (text: string) => paint(text)[0];

/** The painted pieces behind the `=` of one line. */
const value = (text: string) => line(`key=${text}`)?.slice(2);

describe('comments', () => {
	test.for(['# Comment', '#', '#######', '#maxMemSize=8', '  # indented', '# 内存上限 \r'])('%s', (text) => {
		const comment = 'comment.line.number-sign';
		const at = text.indexOf('#');
		const pieces = [
			[text.slice(0, at), comment],
			['#', 'punctuation.definition.comment'],
			[text.slice(at + 1), comment],
		];
		expect(line(text)).toEqual(pieces.filter(([piece]) => piece));
	});

	test('a # behind a value belongs to the value', () => {
		expect(value('a#b')).toEqual([['a#b', VALUE]]);
	});

	test('slashes are marked, at the start of a line and behind a value, but not in an address', () => {
		const slashes = ['//', 'invalid.deprecated.comment'];
		expect(line('//指定端口号')).toEqual([slashes, ['指定端口号', 'comment.line.double-slash']]);
		expect(value('2 // two')).toEqual([['2', 'constant.numeric'], slashes, [' two', 'comment.line.double-slash']]);
		expect(value('s3://bucket/cold')).toEqual([['s3://bucket/cold', VALUE]]);
	});
});

describe('keys', () => {
	test('a plain key', () => {
		expect(line('maxMemSize=8')).toEqual([['maxMemSize', KEY], EQUALS, ['8', 'constant.numeric']]);
	});

	test('an alias before the dot', () => {
		expect(line('P1-node1.volumes=/a')).toEqual([['P1-node1', ALIAS], DOT, ['volumes', KEY], EQUALS, ['/a', VALUE]]);
	});

	test('wildcards in the alias', () => {
		const wildcard = (text: string) => [text, 'constant.character.wildcard'];
		expect(line('P1-%.workerNum=')).toEqual([['P1-', ALIAS], wildcard('%'), DOT, ['workerNum', KEY], EQUALS]);
		expect(line('%8821.volumes=')).toEqual([wildcard('%'), ['8821', ALIAS], DOT, ['volumes', KEY], EQUALS]);
		expect(line('n??e.volumes=')).toEqual([['n', ALIAS], wildcard('??'), ['e', ALIAS], DOT, ['volumes', KEY], EQUALS]);
	});

	test('blanks round everything, and a carriage return at the end', () => {
		const expected = [['nodeA', ALIAS], DOT, ['volumes', KEY], EQUALS, ['/DFSRoot/nodeA', VALUE]];
		expect(line('nodeA.volumes = /DFSRoot/nodeA')).toEqual(expected);
		expect(line('\t nodeA.volumes\t=  /DFSRoot/nodeA  \r')).toEqual(expected);
		expect(line('enableDFS=true \r')?.at(-1)).toEqual(['true', 'constant.language.boolean']);
		expect(line('\u{FEFF}mode=agent')).toEqual([['mode', KEY], EQUALS, ['agent', 'keyword.other.mode']]);
	});

	test('a line without = is wrong, and the next line is not', () => {
		expect(paint('maxMemSize 32 \n   \r\nworkerNum=4')).toEqual([
			[['maxMemSize 32', 'invalid.illegal.missing-equals']],
			[],
			[['workerNum', KEY], EQUALS, ['4', 'constant.numeric']],
		]);
	});

	test('full-width punctuation is wrong', () => {
		expect(value('10.0.0.80：8900')).toContainEqual(['：', 'invalid.illegal.full-width']);
		expect(line('P1-％.volumes=/a')).toContainEqual(['％', 'invalid.illegal.full-width']);
		expect(line('maxMemSize＝8')).toEqual([['maxMemSize＝8', 'invalid.illegal.missing-equals']]);
	});
});

describe('values', () => {
	test.for(['8', '0', '-1', '0.95', '2.5'])('the number %s', (text) => {
		expect(value(text)).toEqual([[text, 'constant.numeric']]);
	});

	test.for(['true', 'false'])('the boolean %s', (text) => {
		expect(value(text)).toEqual([[text, 'constant.language.boolean']]);
	});

	test.for(['Raft', 'INFO', '/ssd/1/true', 'D:/data', 'example::tt', '8GB', 'trueish', '/数据/a', './data'])(
		'the text %s',
		(text) => {
			expect(value(text)).toEqual([[text, VALUE]]);
		},
	);

	test('a value with an = in it is split at the first', () => {
		expect(line('a=b=c')).toEqual([['a', KEY], EQUALS, ['b=c', VALUE]]);
	});

	test('a list', () => {
		expect(value('/a, /b,3')).toEqual([
			['/a', VALUE],
			[',', COMMA],
			['/b', VALUE],
			[',', COMMA],
			['3', 'constant.numeric'],
		]);
	});

	test('the macro, and what only looks like it', () => {
		expect(value('/a/<ALIAS>/b')).toEqual([
			['/a/', VALUE],
			['<', 'punctuation.definition.macro.begin'],
			['ALIAS', 'variable.language.macro'],
			['>', 'punctuation.definition.macro.end'],
			['/b', VALUE],
		]);
		expect(value('/a/<alias>')).toEqual([
			['/a/', VALUE],
			['<alias>', 'invalid.illegal.macro'],
		]);
		expect(value('<DolphinDBDir>/v')?.every(([, scope]) => scope === VALUE)).toBe(true);
	});
});

describe('addresses', () => {
	const site = (host: string, port: string, alias: string) => [
		[host, 'string.unquoted.host'],
		[':', SITE],
		[port, 'constant.numeric.port'],
		[':', SITE],
		[alias, ALIAS],
	];

	test('a site', () => {
		expect(value('10.0.0.80:8900:P1-c1')).toEqual(site('10.0.0.80', '8900', 'P1-c1'));
		expect(value('localhost:8848:local8848 \r')).toEqual(site('localhost', '8848', 'local8848'));
	});

	test('a list of sites with modes', () => {
		const mode = (text: string) => [
			[':', SITE],
			[text, 'keyword.other.mode'],
		];
		expect(value('a.b:1:x:agent,10.0.0.1:2:c1:controller, h:3:c2:boss')).toEqual([
			...site('a.b', '1', 'x'),
			...mode('agent'),
			[',', COMMA],
			...site('10.0.0.1', '2', 'c1'),
			...mode('controller'),
			[',', COMMA],
			...site('h', '3', 'c2'),
			[':', SITE],
			['boss', 'invalid.illegal.mode'],
		]);
	});

	test('the mode behind a comma, as container tutorials have it', () => {
		expect(value('10.5.0.5:8888:agent1,agent')).toEqual([
			...site('10.5.0.5', '8888', 'agent1'),
			[',', COMMA],
			['agent', 'keyword.other.mode'],
		]);
	});

	test('an address without alias, and Raft groups', () => {
		expect(value('10.0.0.1:8848')).toEqual(site('10.0.0.1', '8848', '').slice(0, 3));
		expect(value('2:n1:n2:n3')).toEqual([
			['2', 'constant.numeric.group'],
			...['n1', 'n2', 'n3'].flatMap((alias) => [
				[':', SITE],
				[alias, ALIAS],
			]),
		]);
	});
});

test('a long line is painted in no time', () => {
	const blanks = ' '.repeat(10_000);
	const start = performance.now();
	for (const text of [blanks, `${blanks}x`, `a${blanks}b`, `a.${blanks}=${blanks}1${blanks},`, 'a.'.repeat(9000)])
		paint(text);
	expect(performance.now() - start).toBeLessThan(1000);
});
