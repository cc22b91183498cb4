import { describe, expect, test } from 'vitest';
import { effectiveValue, matchesPattern, valueChain } from '../../../server/src/model/effective.ts';
import { workspaceOf } from '../../support/workspace.ts';

const files = {
	'cluster.nodes':
		'localSite,mode\n10.0.0.1:8900:ctl1,controller\n10.0.0.1:8901:agent1,agent\n10.0.0.1:8902:node1,datanode\n10.0.0.1:8903:node12,datanode\n',
	'controller.cfg': 'mode=controller\nlocalSite=10.0.0.1:8900:ctl1\ndfsMetaDir=/a/<ALIAS>/meta\nmaxMemSize=1\n',
	'agent.cfg': 'mode=agent\nlocalSite=10.0.0.1:8901:agent1\ncontrollerSite=10.0.0.1:8900:ctl1\nmaxMemSize=2\n',
	'cluster.cfg':
		'volumes=/common/<ALIAS>\nnode1%.volumes=/pattern/<ALIAS>\nnode1.volumes=/first\nnode1.volumes=/own\nmaxMemSize=3\npersistOffsetDir=/o\nmaxMemSize=4\n',
};
const { clusters } = workspaceOf(
	Object.entries(files).map(([name, text]) => [`file:///w/p1/config/${name}`, text] as const),
).snapshot();
const value = (alias: string, name: string) => {
	const [cluster] = clusters;
	const found = cluster && effectiveValue(cluster, alias, name);
	return found && [found.expanded, found.from, found.entry && found.entry.line + 1];
};

describe('effective values', () => {
	test.for([
		['node1', 'volumes', ['/own', 'alias', 4]],
		['node12', 'volumes', ['/pattern/node12', 'pattern', 2]],
		['other', 'volumes', ['/common/other', 'common', 1]],
		['node1', 'maxMemSize', ['4', 'common', 7]],
		['ctl1', 'maxMemSize', ['1', 'common', 4]],
		['agent1', 'maxMemSize', ['2', 'common', 4]],
		['ctl1', 'dfsMetaDir', ['/a/ctl1/meta', 'common', 3]],
		['node1', 'MAXMEMSIZE', ['4', 'common', 7]],
		['node1', 'jobLogFile', ['node1_job.log', 'default', undefined]],
		['node1', 'redoLogDir', undefined],
		['node1', 'noSuchParameter', undefined],
	] as const)('%s %s', ([alias, name, expected]) => {
		expect(value(alias, name)).toEqual(expected);
	});
});

describe('what decides a value', () => {
	const chain = (alias: string, name: string) => {
		const [cluster] = clusters;
		const found = cluster && valueChain(cluster, alias, name);
		return found?.links.map(({ from, entry, expanded, wins }) => [from, entry && entry.line + 1, expanded, wins]);
	};
	test('the weakest comes first, and all but the last are shadowed', () => {
		expect(chain('node1', 'volumes')).toEqual([
			['common', 1, '/common/node1', false],
			['pattern', 2, '/pattern/node1', false],
			['alias', 3, '/first', false],
			['alias', 4, '/own', true],
		]);
		expect(chain('node12', 'maxMemSize')).toEqual([
			['default', undefined, '0', false],
			['common', 5, '3', false],
			['common', 7, '4', true],
		]);
		expect(chain('agent1', 'volumes')).toEqual([]);
	});
	test('the cluster.cfg beside the agent of the host decides, elsewhere the one that most packages have', () => {
		const nodes =
			'localSite,mode\n10.0.0.1:8901:agent1,agent\n10.0.0.1:8902:node1,datanode\n10.0.0.9:8902:node9,datanode\n';
		const packages = [1, 2, 3].flatMap((n) => [
			[`p${n}/config/cluster.nodes`, nodes],
			[`p${n}/config/cluster.cfg`, n === 1 ? 'maxMemSize=1\n' : 'maxMemSize=2\n'],
			[`p${n}/config/agent.cfg`, `localSite=10.0.0.${n}:8901:agent${n}\ncontrollerSite=10.0.0.1:8900:ctl1\n`],
		]);
		const [cluster] = workspaceOf(packages.map(([name, text]) => [`file:///w/${name}`, text ?? ''] as const)).snapshot()
			.clusters;
		expect(cluster && valueChain(cluster, 'node1', 'maxMemSize').file?.id).toBe('file:///w/p1/config/cluster.cfg');
		expect(cluster && effectiveValue(cluster, 'node9', 'maxMemSize')?.value).toBe('2');
	});
});

test.for([
	['%8821', 'P1-8821', true],
	['%8821', '8821x', false],
	['node?', 'node1', true],
	['node?', 'node12', false],
	['%', '', true],
	['?', '', false],
	['n%d%1', 'node-dd1', true],
	['n%d%1', 'node-dd12', false],
	[`${'%a'.repeat(40)}`, 'a'.repeat(39), false],
] as const)('%s fits %s: %s', ([pattern, alias, fits]) => {
	expect(matchesPattern(pattern, alias)).toBe(fits);
});
