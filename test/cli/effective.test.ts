import { describe, expect, test } from 'vitest';
import { cli, folderWith } from '../support/cli.ts';

const files = {
	'config/cluster.nodes':
		'localSite,mode\n10.0.0.1:8900:c1,controller\n10.0.0.1:8901:agent1,agent\n10.0.0.1:8902:node1,datanode\n10.0.0.1:8903:node2,datanode\n',
	'config/controller.cfg': 'mode=controller\nlocalSite=10.0.0.1:8900:c1\nmaxMemSize=4\n',
	'config/agent.cfg': 'mode=agent\nlocalSite=10.0.0.1:8901:agent1\ncontrollerSite=10.0.0.1:8900:c1\n',
	'config/cluster.cfg': 'maxMemSize=8\nnode%.maxMemSize=16\nnode1.maxMemSize=32\nvolumes=/ssd/<ALIAS>/v\n',
};

describe('effective', () => {
	test('prints what holds for a node, and what it shadows', async () => {
		const { stdout, code } = await cli(folderWith(files), 'effective', '--node', 'node1', '--locale', 'en');
		expect(stdout).toContain(
			[
				'# node1 (datanode, 10.0.0.1)',
				'# from config/cluster.cfg',
				'',
				'maxMemSize=32',
				'    # line 3, for this node',
				'    # shadowed: 16 (line 2, for node%)',
				'    # shadowed: 8 (line 1, for all)',
			].join('\n'),
		);
		expect(stdout).toContain('volumes=/ssd/node1/v\n    # line 4, for all');
		expect(code).toBe(0);
	});

	test('a controller has its own file; a parameter that nothing sets has its default', async () => {
		const { stdout } = await cli(
			folderWith(files),
			'effective',
			'--node',
			'c1',
			'--parameter',
			'maxMemSize',
			'--parameter',
			'dfsReplicationFactor',
			'--format',
			'json',
		);
		const [node] = JSON.parse(stdout).nodes;
		expect(node).toMatchObject({ alias: 'c1', role: 'controller', file: 'config/controller.cfg' });
		expect(node.parameters[0]).toMatchObject({
			name: 'maxMemSize',
			value: '4',
			chain: [{ from: 'common', line: 2, wins: true }, {}],
		});
		expect(node.parameters[1]).toMatchObject({ name: 'dfsReplicationFactor', chain: [{ from: 'default' }] });
	});

	test('secrets are masked', async () => {
		const secret = { ...files, 'config/cluster.cfg': 'smtpServer=x\noauthClientSecret=hush\n' };
		const { stdout } = await cli(folderWith(secret), 'effective', '--node', 'node1');
		expect(stdout).not.toContain('hush');
	});

	test('a node that is not there is refused, with the names of those that are', async () => {
		const { code, stderr } = await cli(folderWith(files), 'effective', '--node', 'node9');
		expect([code, stderr]).toEqual([2, expect.stringContaining('c1, agent1, node1, node2')]);
	});
});
