import { describe, expect, test } from 'vitest';
import { columnAt, readNodesFile, rowAt, rowText } from '../../../server/src/model/files/nodes-file.ts';
import { sitePartAt } from '../../../server/src/model/files/site.ts';
import { parseNodes } from '../../../server/src/syntax/nodes.ts';

const HEADER = 'localSite,mode\n';
const read = (text: string) => readNodesFile('file:///w/cluster.nodes', parseNodes(text));
const rowsOf = (text: string) => read(text).rows.map((row) => `${row.line + 1} ${rowText(row)}`);
const repairsOf = (text: string) =>
	read(text).repairs.map(({ kind, line, first, second }) => `${kind} ${line + 1} ${first.text} | ${second.text}`);

describe('rows as they were meant', () => {
	test('rows of a right file are the parsed ones', () => {
		const text = `${HEADER}10.0.0.1:8900:c1,controller\n\n10.0.0.1:8901:a1,agent`;
		expect(rowsOf(text)).toEqual(['2 10.0.0.1:8900:c1,controller', '4 10.0.0.1:8901:a1,agent']);
		expect(repairsOf(text)).toEqual([]);
	});

	test('two rows without a line end between them', () => {
		const text = `${HEADER}172.0.0.3:9909:node3,datanode172.0.0.2:9905:agent2,agent\n`;
		expect(rowsOf(text)).toEqual(['2 172.0.0.3:9909:node3,datanode', '2 172.0.0.2:9905:agent2,agent']);
		expect(repairsOf(text)).toEqual(['glued 2 172.0.0.3:9909:node3,datanode | 172.0.0.2:9905:agent2,agent']);
		const [first, second] = read(text).rows;
		expect([first, second].map((row) => row && rowAt(row).span)).toEqual([
			{ line: 1, start: 0, end: 29 },
			{ line: 1, start: 29, end: 56 },
		]);
		expect(second && sitePartAt(second.site, 'alias').span).toEqual({ line: 1, start: 44, end: 50 });
		expect(second && columnAt(second, 1).span).toEqual({ line: 1, start: 51, end: 56 });
	});

	test('three rows with host names without line ends between them', () => {
		const text = `${HEADER}h-1:1:a,controllerh-2:2:b,agenth-3:3:c,datanode\n`;
		expect(rowsOf(text)).toEqual(['2 h-1:1:a,controller', '2 h-2:2:b,agent', '2 h-3:3:c,datanode']);
		expect(repairsOf(text)).toEqual([
			'glued 2 h-1:1:a,controller | h-2:2:b,agent',
			'glued 2 h-2:2:b,agent | h-3:3:c,datanode',
		]);
	});

	test('a row behind empty columns, and one behind the header', () => {
		const four = 'localSite,mode,computeGroup,zone';
		const text = `${four}10.0.0.1:8901:a1,agent,,10.0.0.1:8902:n1,datanode,,z1\n`;
		expect(rowsOf(text)).toEqual(['1 10.0.0.1:8901:a1,agent,,', '1 10.0.0.1:8902:n1,datanode,,z1']);
		expect(read(text).columns).toEqual(four.split(','));
		expect(read(text).rows[1]?.zone).toBe('z1');
	});

	test.for([
		['10.0.0.1:8901:a1,agents', 'a mode that only begins like one'],
		['10.1.1.3:8960,P2-agent,agent', 'a comma in place of a colon'],
		['10.0.0.1:8901:a1:agent', 'a colon in place of the comma'],
		['10.0.0.1:8901:a1,agent10.0.0.1:8902', 'no whole site behind the mode'],
	] as const)('%s is one row: %s', ([row]) => {
		expect(rowsOf(HEADER + row)).toEqual([`2 ${row}`]);
		expect(repairsOf(HEADER + row)).toEqual([]);
	});

	test('a row broken in two by sed, which took a letter with it', () => {
		const text = `${HEADER}172.0.0.1:9907:\node1,datanode\n172.0.0.1:9904:agent1,agent\n`;
		expect(rowsOf(text)).toEqual(['2 172.0.0.1:9907:node1,datanode', '4 172.0.0.1:9904:agent1,agent']);
		expect(repairsOf(text)).toEqual(['split 2 172.0.0.1:9907: | ode1,datanode']);
		const [row] = read(text).rows;
		expect(row && [rowAt(row).span, columnAt(row, 1).span]).toEqual([
			{ line: 1, start: 0, end: 15 },
			{ line: 2, start: 5, end: 13 },
		]);
	});

	test('a row broken in two without loss', () => {
		expect(rowsOf(`${HEADER}h:1:\nP1-node1,datanode\n`)).toEqual(['2 h:1:P1-node1,datanode']);
	});

	test.for([
		['h:1:\nh:2:b,agent\n', 'the next row is whole'],
		['h:1:\n\node1,agent\n', 'a blank line between'],
		['h:1:\nother,thing\n', 'no mode on the next row'],
		['h::\node1,agent\n', 'no port'],
	] as const)('not %j: %s', ([rows]) => {
		expect(repairsOf(HEADER + rows)).toEqual([]);
	});

	test('text that a carriage return cut off is no row', () => {
		expect(rowsOf(`${HEADER}h:1:a,agent\r,z1\nh:2:b,datanode\n`)).toEqual(['2 h:1:a,agent', '4 h:2:b,datanode']);
	});
});

describe('the header', () => {
	test('names the columns below comments, blank lines or rows too', () => {
		const file = read('# nodes\nlocalSite,mode,computeGroup\nh:1:a,computenode,g1\n');
		expect([file.hasHeader, file.columns, file.rows.map(({ computeGroup }) => computeGroup)]).toEqual([
			false,
			['localSite', 'mode', 'computeGroup'],
			['g1'],
		]);
	});

	test('is a row where it stands twice', () => {
		expect(rowsOf(`${HEADER}${HEADER}`)).toEqual(['2 localSite,mode']);
	});

	test('single is no mode of a row', () => {
		expect(read(`${HEADER}h:1:a,single\n`).rows.map(({ mode }) => mode)).toEqual([undefined]);
	});
});
