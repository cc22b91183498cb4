import { describe, expect, test } from 'vitest';
import { cli, folderWith } from '../../support/cli.ts';
import { allElements, parseXml } from '../../support/xml.ts';
import { awkward, awkwardName, printed } from './awkward.ts';

const rows = (...names: string[]) =>
	['localSite,mode', ...names.map((name, at) => `10.0.0.1:${8800 + at}:${name},datanode`), ''].join('\n');
const twice = rows('node1', 'node1');
const [, agent = ''] = awkward.split('\n');
const aliasColumn = agent.indexOf('a😀') + 1;

async function report(text: string, format: string, ...more: string[]): Promise<string> {
	const folder = folderWith({ 'cluster.nodes': text });
	return (await cli(folder, 'check', '--format', format, '--locale', 'en', ...more)).stdout;
}

describe('check --format github', () => {
	test('is a command for each finding, and a summary', async () => {
		const lines = (await report(twice, 'github')).split('\n');
		expect(lines[1]).toBe(
			'::error file=cluster.nodes,line=3,endLine=3,col=15,endColumn=19,title=nodes-duplicate-alias::Alias node1 is used on lines 2 and 3.%0Acluster.nodes:2:15: First used here.',
		);
		expect(lines.at(-1)).toContain('1 files checked');
	});

	test('escapes what would end a property or a command, so that the runner reads the very path and message', async () => {
		const commands = (await printed('github')).split('\n').filter((line) => line.startsWith('::'));
		const read = commands.map(readCommand);
		expect(new Set(read.map(({ properties }) => properties['file']))).toContain(awkwardName);
		const one = read.find(({ properties }) => properties['title'] === 'site-alias-invalid');
		expect(one?.properties).toMatchObject({ line: '2', col: String(aliasColumn) });
		expect(read.some(({ message }) => message.includes('ode%1'))).toBe(true);
	});

	test('takes facts and advice as notices', async () => {
		expect(await report(rows('node1').trimEnd(), 'github')).toMatch(/^::notice .*title=file-no-final-newline::/m);
	});
});

/** Reads a command as the runner does. */
function readCommand(line: string) {
	const [, kind = '', given = '', message = ''] = /^::(\w+) (.*?)::(.*)$/.exec(line) ?? [];
	const plain = (text: string) => text.replace(/%(25|0D|0A|3A|2C)/g, (coded) => decodeURIComponent(coded));
	const entries = given
		.split(',')
		.map((pair) => [pair.slice(0, pair.indexOf('=')), plain(pair.slice(pair.indexOf('=') + 1))]);
	return { kind, properties: Object.fromEntries(entries) as Record<string, string>, message: plain(message) };
}

describe('check --format gitlab', () => {
	const read = async (text: string) => JSON.parse(await report(text, 'gitlab')) as Quality[];

	test('has what GitLab asks for', async () => {
		const [, one] = await read(twice);
		expect(one).toEqual({
			description: 'Alias node1 is used on lines 2 and 3.\ncluster.nodes:2:15: First used here.',
			check_name: 'nodes-duplicate-alias',
			fingerprint: expect.stringMatching(/^[0-9a-f]{40}$/),
			severity: 'critical',
			location: {
				path: 'cluster.nodes',
				positions: { begin: { line: 3, column: 15 }, end: { line: 3, column: 20 } },
			},
		});
	});

	test('fingerprints stay when lines move and other lines come, and are unlike for each finding', async () => {
		const before = await read(rows('a.b', 'node1', 'c.d'));
		const after = await read(
			rows('x.y', 'node2', 'a.b', 'node1', 'c.d').replaceAll(':8802:', ':8800:').replaceAll(':8804:', ':8802:'),
		);
		const marks = (all: Quality[], rule: string) =>
			all.filter(({ check_name }) => check_name === rule).map(({ fingerprint }) => fingerprint);
		expect(marks(before, 'site-alias-dot')).toHaveLength(2);
		expect(marks(after, 'site-alias-dot')).toHaveLength(3);
		expect(marks(after, 'site-alias-dot')).toEqual(expect.arrayContaining(marks(before, 'site-alias-dot')));
		const same = await read(`${rows('a.b')}10.0.0.1:8800:a.b,datanode\n10.0.0.1:8800:a.b,datanode\n`);
		const all = same.map(({ fingerprint }) => fingerprint);
		expect(all.length).toBeGreaterThan(2);
		expect(new Set(all).size).toBe(all.length);
	});

	test('is a list without entries where nothing is found', async () => {
		const clean = 'localSite,mode\n10.0.0.1:8801:agent1,agent\n10.0.0.1:8802:node1,datanode\n';
		expect(await read(clean)).toEqual([]);
	});
});

interface Quality {
	readonly check_name: string;
	readonly fingerprint: string;
}

describe('check --format junit', () => {
	test('has a suite for each file and a case for each finding; counts agree', async () => {
		const root = parseXml(await printed('junit'));
		const cases = allElements(root).filter(({ name }) => name === 'testcase');
		const failures = allElements(root).filter(({ name }) => name === 'failure');
		expect(root.children.map(({ attributes }) => attributes['name']).sort()).toEqual([awkwardName, 'other/agent.cfg']);
		expect(root.attributes).toMatchObject({ tests: String(cases.length), failures: String(failures.length) });
		expect(failures.map(({ attributes }) => attributes['type'])).toContain('site-alias-invalid');
		for (const suite of root.children) expect(suite.attributes['tests']).toBe(String(suite.children.length));
	});

	test('fails for what the exit code fails for, and writes the rest out', async () => {
		const lowest = parseXml(await report(twice, 'junit', '--max-severity', 'hint'));
		const never = parseXml(await report(twice, 'junit', '--max-severity', 'never'));
		expect(lowest.attributes).toMatchObject({ tests: '2', failures: '2' });
		expect(never.attributes).toMatchObject({ tests: '2', failures: '0' });
		expect(never.text).toContain(
			'cluster.nodes:3:15: error: Alias node1 is used on lines 2 and 3.\ncluster.nodes:2:15: First used',
		);
	});

	test('a file without findings is a case that passes', async () => {
		const clean = 'localSite,mode\n10.0.0.1:8801:agent1,agent\n10.0.0.1:8802:node1,datanode\n';
		const root = parseXml(await report(clean, 'junit'));
		expect(root.attributes).toMatchObject({ tests: '1', failures: '0' });
		expect(root.children[0]?.children[0]).toMatchObject({ name: 'testcase', children: [] });
	});
});

describe('check --format checkstyle', () => {
	test('has each file with its findings, well-formed whatever stands in names and texts', async () => {
		const root = parseXml(await printed('checkstyle'));
		const file = root.children.find(({ attributes }) => attributes['name'] === awkwardName);
		const one = file?.children.find(
			({ attributes }) => attributes['source'] === 'dolphindb-cluster.site-alias-invalid',
		);
		expect(one?.attributes).toMatchObject({ line: '2', column: String(aliasColumn), severity: 'error' });
	});
});
