import { beforeAll, expect, test } from 'vitest';
import { loadPainter, type Painter } from './tokenize.ts';

let paint: Painter;
beforeAll(async () => {
	paint = await loadPainter('dolphindb-nodes');
});

const COMMA = [',', 'punctuation.separator.column'] as const;
const COLON = [':', 'punctuation.separator.site'] as const;
const COLUMN = 'variable.other.property.column';

/** The painted pieces of one line. */
const line = (text: string) => paint(text)[0];

const row = (host: string, port: string, alias: string, mode: string) => [
	[host, 'string.unquoted.host'],
	COLON,
	[port, 'constant.numeric.port'],
	COLON,
	[alias, 'entity.name.type.alias'],
	COMMA,
	[mode, 'keyword.other.mode'],
];

test('the header with two and with four columns', () => {
	expect(line('localSite,mode')).toEqual([['localSite', COLUMN], COMMA, ['mode', COLUMN]]);
	expect(line(' localSite, mode,computeGroup , zone \r')).toEqual([
		...[['localSite', COLUMN], COMMA, ['mode', COLUMN]],
		...[COMMA, ['computeGroup', COLUMN], COMMA, ['zone', COLUMN]],
	]);
});

test('a column that there is not', () => {
	expect(line('localSite,mode,group')?.at(-1)).toEqual(['group', 'invalid.illegal.column']);
	expect(line('localSite,mode,compute group')?.at(-1)).toEqual(['compute group', 'invalid.illegal.column']);
	expect(line('\u{FEFF}localSite,mode')?.at(0)).toEqual(['localSite', COLUMN]);
});

test.for(['controller', 'agent', 'datanode', 'computenode'])('a row of a %s', (mode) => {
	expect(line(`10.0.0.80:8900:P1-x_1,${mode}`)).toEqual(row('10.0.0.80', '8900', 'P1-x_1', mode));
	expect(line(`  ddb-1.local : 8900 : x , ${mode}\t\r`)).toEqual(row('ddb-1.local', '8900', 'x', mode));
});

test('group and zone', () => {
	const compute = row('h', '1', 'orca1', 'computenode');
	const group = ['orca', 'variable.other.compute-group'];
	const zone = ['zone1', 'variable.other.zone'];
	expect(line('h:1:orca1,computenode,orca')).toEqual([...compute, COMMA, group]);
	expect(line('h:1:orca1,computenode,orca,zone1')).toEqual([...compute, COMMA, group, COMMA, zone]);
	expect(line('h:1:orca1,computenode,,zone1')).toEqual([...compute, COMMA, COMMA, zone]);
	expect(line('h:1:orca1,computenode,,')).toEqual([...compute, COMMA, COMMA]);
	expect(line('h:1:orca1,computenode,orca,zone1,x')?.at(-1)).toEqual([',x', 'invalid.illegal.column']);
});

test.for(['DataNode', 'data node', 'datenode', 'datanode172.0.0.2:9905:agent2'])('the mode %s is wrong', (mode) => {
	expect(line(`172.0.0.1:9907:node1,${mode}`)?.at(-1)).toEqual([mode, 'invalid.illegal.mode']);
});

test.for([
	'10.0.0.1,8900:c1,controller',
	'10.0.0.80：8900：c1,controller',
	'10.0.0.1::c1,controller',
	'ode1,datanode',
	'x',
])('%s is not a row', (text) => {
	expect(line(text)).toEqual([[text, 'invalid.illegal.row']]);
});

test('there are no comments, and a wrong line does not spoil the next', () => {
	expect(paint('# nodes of 生产\n\r\n//x\n10.0.0.1:1:a,agent')).toEqual([
		[['# nodes of 生产', 'invalid.illegal.comment']],
		[],
		[['//x', 'invalid.illegal.comment']],
		row('10.0.0.1', '1', 'a', 'agent'),
	]);
});
