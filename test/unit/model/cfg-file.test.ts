import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
	type CfgFile,
	type Entry,
	keyAt,
	parameterValue,
	readCfgFile,
	valueAt,
} from '../../../server/src/model/files/cfg-file.ts';
import { parseCfg } from '../../../server/src/syntax/cfg.ts';
import { textOf } from '../../../server/src/syntax/tree.ts';

const read = (text: string, kind: CfgFile['kind'] = 'cluster') =>
	readCfgFile('file:///w/cluster.cfg', kind, parseCfg(text));
const told = ({ entries }: CfgFile) => entries.map(({ syntax, value }) => `${syntax.key.text} -> ${value}`);

/** The text that stands at the places of an entry. */
function placed(text: string, entry: Entry | undefined): string[] {
	if (!entry) return [];
	return [keyAt(entry), valueAt(entry)].map(
		({ span }) => text.split('\n')[span.line]?.slice(span.start, span.end) ?? '',
	);
}

describe('settings as written', () => {
	test('qualifier, name and value, with blanks left out', () => {
		const file = read('  P1-%.publicName =  19.56.128.21 \nmaxMemSize=8\n');
		expect(file.entries.map(({ qualifier, name, value }) => [qualifier, name, value])).toEqual([
			['P1-%', 'publicName', '19.56.128.21'],
			[undefined, 'maxMemSize', '8'],
		]);
		expect([...file.common.keys()]).toEqual(['maxMemSize']);
	});

	test('of several lines of a name the last one counts', () => {
		expect(parameterValue(read('maxMemSize=8\nmaxMemSize=16'), 'maxMemSize')).toBe('16');
		expect(parameterValue(undefined, 'maxMemSize')).toBeUndefined();
	});

	test('sites are read part by part', () => {
		const text = 'localSite=10.0.0.1:8801:agent1\nsites=10.0.0.1:8801:agent1:agent,,10.0.0.2:8800:c1:controller';
		const { localSite, sites, controllerSite } = read(text, 'agent');
		expect(localSite?.site).toMatchObject({ host: '10.0.0.1', port: '8801', alias: 'agent1', mode: undefined });
		expect(sites?.elements.map(({ alias, mode }) => [alias, mode])).toEqual([
			['agent1', 'agent'],
			['', undefined],
			['c1', 'controller'],
		]);
		expect(controllerSite).toBeUndefined();
	});
});

describe('lists that carriage returns cut', () => {
	const elements = (text: string) => read(text, 'agent').sites?.elements.map((site) => site.text);

	test.each([
		['sites=a:1:x\r,b:2:y', ['a:1:x', 'b:2:y']],
		['sites=a:1:x,\rb:2:y', ['a:1:x', 'b:2:y']],
		['sites=a:1:x,\r,b:2:y', ['a:1:x', '', 'b:2:y']],
		['sites=a:1:x\r , b:2:y,\r c:3:z\r,\nmode=agent', ['a:1:x', 'b:2:y', 'c:3:z', '']],
		['sites=,\r,', ['', '', '']],
		['mode=agent sites=a:1:x\r,b:2:y', ['a:1:x', 'b:2:y']],
	])('go on where a comma says so: %j', (text, expected) => {
		expect(elements(text)).toEqual(expected);
		expect(elements(text.replaceAll('\r', '').replace('agent sites', 'agent\nsites'))).toEqual(expected);
	});

	test.each([
		['sites=a:1:x\rb:2:y', ['a:1:x']],
		['sites=a:1:x,\rmode=agent', ['a:1:x', '']],
		['sites=a:1:x\r,mode=agent', ['a:1:x']],
		['sites=a:1:x,\r# b:2:y', ['a:1:x', '']],
		['sites=a:1:x,\r\nb:2:y', ['a:1:x', '']],
		['sites=a:1:x\n,b:2:y', ['a:1:x']],
		['sites=a:1:x\r', ['a:1:x']],
		['sites=\r,b:2:y', ['']],
	])('end where nothing says that they go on: %j', (text, expected) => {
		expect(elements(text)).toEqual(expected);
		expect(read(text, 'agent').cuts).toEqual([]);
	});

	test('have elements that stand where they say, and are told of', () => {
		const lines = ['mode=agent', 'sites=a:1:x', ' , b:2:y,', 'c:3:z:controller'];
		const file = read(`${lines[0]}\n${lines.slice(1).join('\r')}\n`, 'agent');
		const places = file.sites?.elements.map(({ line, syntax: { whole } }) =>
			lines[line]?.slice(whole.start, whole.end),
		);
		expect(places).toEqual(['a:1:x', 'b:2:y', 'c:3:z:controller']);
		expect(file.sites?.elements.at(-1)?.mode).toBe('controller');
		expect(file.cuts).toEqual([{ first: 1, last: 3 }]);
		expect(read('volumes=/a,\r/b\nlanCluster=0\r,\r,0', 'cluster').cuts).toEqual([
			{ first: 0, last: 1 },
			{ first: 2, last: 4 },
		]);
	});
});

describe('settings glued together', () => {
	test.each([
		['maxMemSize=32workerNum=4', ['maxMemSize -> 32', 'workerNum -> 4']],
		['maxMemSize = 0.8 workerNum = 4', ['maxMemSize -> 0.8', 'workerNum -> 4']],
		['lanCluster=truemaxMemSize=8', ['lanCluster -> true', 'maxMemSize -> 8']],
		[
			'newValuePartitionPolicy=addlogLevel=INFOdataSync=1',
			['newValuePartitionPolicy -> add', 'logLevel -> INFO', 'dataSync -> 1'],
		],
		['node1.maxMemSize=32node2.maxMemSize=16', ['node1.maxMemSize -> 32', 'node2.maxMemSize -> 16']],
		['maxMemSize=8volumes=/data/<ALIAS>', ['maxMemSize -> 8', 'volumes -> /data/<ALIAS>']],
		['maxMemSize=8chunkCacheEngineMemSize=2', ['maxMemSize -> 8', 'chunkCacheEngineMemSize -> 2']],
		['defaultJobParallelism=128workerNum=4', ['defaultJobParallelism -> 128', 'workerNum -> 4']],
	])('%s', (text, expected) => {
		expect(told(read(text))).toEqual(expected);
	});

	test.each([
		'maxMemSize=32workNum=4', // unknown name
		'maxMemSize=32workernum=4', // other capitals
		'maxMemSize=muchworkerNum=4', // no number
		'volumes=/datamaxMemSize=8', // a path may end anywhere
		'localSite=10.0.0.1:8900:c1mode=agent', // and so may an alias
		'unknown=32workerNum=4',
		'maxMemSize=32 # workerNum=4',
		'maxMemSize=32 // as workerNum=4',
		'maxMemSize==32',
		'maxMemSize=workerNum=4',
		'=workerNum=4',
	])('stays one setting: %s', (text) => {
		const file = read(text);
		expect(file.entries).toHaveLength(1);
		expect(file.repairs).toEqual([]);
		expect(file.entries[0]?.repair).toBeUndefined();
	});

	test('each has its own columns, and knows of the slip', () => {
		const text = '# note\n  maxMemSize=32 node1.workerNum = 4 ';
		const file = read(text);
		const [first, second] = file.entries;
		expect(placed(text, first)).toEqual(['maxMemSize', '32']);
		expect(placed(text, second)).toEqual(['node1.workerNum', '4']);
		expect(file.repairs).toMatchObject([
			{ line: 1, first: { text: 'maxMemSize=32' }, second: { text: 'node1.workerNum = 4' } },
		]);
		expect([first?.repair, second?.repair]).toEqual([file.repairs[0], file.repairs[0]]);
		expect(textOf(file.tree)).toBe(text);
	});

	test('a site behind a word has its columns in the line', () => {
		const file = read('mode=agentlocalSite=10.0.0.1:8801:agent1', 'agent');
		expect(parameterValue(file, 'mode')).toBe('agent');
		expect(file.localSite?.site.alias).toBe('agent1');
		expect(file.localSite?.site.syntax.alias?.start).toBe('mode=agentlocalSite=10.0.0.1:8801:'.length);
	});

	test('tokens stand where they say, whatever the text', () => {
		const piece = fc.constantFrom(
			'maxMemSize',
			'workerNum',
			'lanCluster',
			'node1.',
			'=',
			'8',
			'true',
			' ',
			'\t',
			',',
			'x',
			'=',
			'.',
		);
		fc.assert(
			fc.property(fc.array(piece, { maxLength: 16 }), (pieces) => {
				const text = pieces.join('');
				for (const { syntax, repair } of read(text).entries) {
					const tokens = [syntax.key, syntax.name, syntax.value, syntax.qualifier, repair?.first, repair?.second];
					for (const token of tokens) if (token) expect(text.slice(token.start, token.end)).toBe(token.text);
					expect(syntax.key.end).toBeLessThanOrEqual(syntax.equals);
				}
			}),
		);
	});
});
