import { describe, expect, test } from 'vitest';
import { effectiveValue, matchesPattern } from '../../../server/src/model/effective.ts';
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
