import { describe, expect, test } from 'vitest';
import { unitsOf } from '../../../server/src/features/units/units.ts';
import {
	commandWord,
	fitsProgram,
	fitsUnit,
	unitName,
	unitQuote,
	unitText,
} from '../../../server/src/render/systemd/unit-quote.ts';
import { exampleTree, guarded } from '../../support/firewall.ts';
import { unitFiles, valuesOf } from '../../support/units.ts';

describe('units', () => {
	test('are one for each controller and agent, in the folder of its host', () => {
		expect(
			unitFiles(exampleTree('dual-server'))
				.map(({ path }) => path)
				.sort(),
		).toEqual([
			'10.20.0.1/dolphindb-agent1.service',
			'10.20.0.1/dolphindb-controller1.service',
			'10.20.0.1/dolphindb-controller3.service',
			'10.20.0.2/dolphindb-agent2.service',
			'10.20.0.2/dolphindb-controller2.service',
		]);
	});

	test('start what the scripts of the vendor start, each from its own package', () => {
		const files = unitFiles(exampleTree('single-server'));
		const starts = files.map((file) => [valuesOf(file, 'WorkingDirectory')[0], valuesOf(file, 'ExecStart')[0]]);
		expect(starts).toHaveLength(4);
		expect(new Set(starts.map(([folder, line]) => `${folder} ${line}`)).size).toBe(4);
		expect(starts).toContainEqual([
			'/home/dolphindb_2/server/clusterDemo',
			'/home/dolphindb_2/server/dolphindb -console 0 -mode controller -home data -script dolphindb.dos -config config/controller.cfg -logFile log/controller.log -nodesFile config/cluster.nodes -clusterConfig config/cluster.cfg',
		]);
	});

	test('wait for the disks of their data, and an agent for the controllers of its host', () => {
		const files = unitFiles(exampleTree('three-servers'));
		const agent = files.find(({ path }) => path.endsWith('-agent2.service'));
		if (!agent) throw new Error('there is no unit');
		expect(valuesOf(agent, 'RequiresMountsFor')[0]).toContain('"/home/dolphindb_2" "/data/dolphindb_2/volumes"');
		expect(valuesOf(agent, 'After')).toEqual(['network-online.target dolphindb-controller2.service']);
	});

	test('of agents leave the nodes alone that the agent has started; nothing is ever killed hard', () => {
		for (const file of unitFiles(exampleTree('three-servers'))) {
			expect(valuesOf(file, 'SendSIGKILL'), file.path).toEqual(['no']);
			expect(valuesOf(file, 'KillMode'), file.path).toEqual([file.path.includes('agent') ? 'process' : 'mixed']);
			expect(valuesOf(file, 'User'), file.path).toEqual(['dolphindb']);
		}
	});

	test('a standalone server has one', () => {
		const [file, ...more] = unitFiles(
			new Map([['10.0.0.1/ddb/server/dolphindb.cfg', 'localSite=10.0.0.1:8848:one\nmode=single\n']]),
		);
		expect(more).toEqual([]);
		expect(file && valuesOf(file, 'ExecStart')).toEqual(['/home/ddb/server/dolphindb -console 0 -mode single']);
	});

	test('an agent that cluster.nodes does not name has none, and of files that lie together nobody knows the packages', () => {
		const nodes = 'localSite,mode\n10.0.0.1:8801:c1,controller\n10.0.0.1:8821:node1,datanode\n';
		const files: [string, string][] = [
			['10.0.0.1/p/config/cluster.nodes', nodes],
			['10.0.0.1/p/config/controller.cfg', 'localSite=10.0.0.1:8801:c1\n'],
			['10.0.0.1/p/config/agent.cfg', 'localSite=10.0.0.1:8811:late\ncontrollerSite=10.0.0.1:8801:c1\n'],
		];
		expect(unitFiles(new Map(files)).map(({ path }) => path)).toEqual(['10.0.0.1/dolphindb-c1.service']);
		const shared = new Map([
			['cfg/controller1.cfg', 'localSite=10.0.0.1:8801:c1\ndfsHAMode=Raft\n'],
			['cfg/controller2.cfg', 'localSite=10.0.0.1:8802:c2\ndfsHAMode=Raft\n'],
			['cfg/cluster.nodes', 'localSite,mode\n10.0.0.1:8801:c1,controller\n10.0.0.1:8802:c2,controller\n'],
		]);
		const made = unitsOf(guarded(shared).cluster, undefined, 'dolphindb');
		expect('problems' in made && made.problems.map(({ message }) => message.values['alias'])).toEqual(['c1', 'c2']);
	});

	test.each(['', 'a b', 'root\nExecStart=x', '%i', '-x'])('no user is called %j', (user) => {
		expect(unitsOf(guarded(exampleTree('three-servers')).cluster, undefined, user)).toHaveProperty('problems');
	});
});

test('values stay values', () => {
	expect(unitQuote('a "b" \\ %i $x')).toBe('"a \\"b\\" \\\\ %%i $x"');
	expect(commandWord('/a b/$x')).toBe('"/a b/$$x"');
	expect(commandWord('config/a.cfg')).toBe('config/a.cfg');
	expect(unitText('/a %i')).toBe('/a %%i');
	expect([fitsUnit('a\nb'), fitsUnit('数据 a'), fitsProgram('/a b'), fitsProgram('/a$b')]).toEqual([
		false,
		true,
		true,
		false,
	]);
	expect(unitName('node-1 é')).toBe('node\\x2d1\\x20\\xc3\\xa9');
});
