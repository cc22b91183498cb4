import { describe, expect, test } from 'vitest';
import { doctorSchema } from '../../server/src/cli/formats/report-schema.ts';
import { cli, folderWith } from '../support/cli.ts';

const config = 'cluster/10.0.0.1/home/ddb/server/clusterDemo/config';
const files = {
	[`${config}/cluster.nodes`]:
		'localSite,mode\n10.0.0.1:8900:c1,controller\n10.0.0.1:8901:agent1,agent\n10.0.0.1:8902:node1,datanode',
	[`${config}/controller.cfg`]: 'mode=controller\nlocalSite=10.0.0.1:8900:c1\n',
	[`${config}/agent.cfg`]: 'mode=agent\nlocalSite=10.0.0.1:8901:agent1\ncontrollerSite=10.0.0.1:8900:c1\n',
	[`${config}/cluster.cfg`]: 'maxMemSize=8\noauthClientSecret=hush\n',
	'add.sh': 'cd /home/ddb/server/clusterDemo/config\necho 10.0.0.1:8903:node2,datanode >> cluster.nodes\n',
	'good.sh':
		"cd /home/ddb/server/clusterDemo/config || exit 1\nsed -i -e '$a\\' cluster.nodes\ngrep -q node2 cluster.nodes || echo 10.0.0.1:8903:node2,datanode >> cluster.nodes\nsed -i 's/^maxMemSize=.*/maxMemSize=16/' cluster.cfg\n",
};

describe('doctor', () => {
	test('prints findings as compilers do, and what would become of each file', async () => {
		const { code, stdout, stderr } = await cli(folderWith(files), 'doctor', 'add.sh', '--workspace', 'cluster');
		expect(stdout).toContain(
			'add.sh:2:1: error: /home/ddb/server/clusterDemo/config/cluster.nodes on 10.0.0.1 has no line end',
		);
		expect(stdout).toContain('[script-glued-line]');
		expect(stdout).toContain(
			[
				'--- 10.0.0.1:/home/ddb/server/clusterDemo/config/cluster.nodes',
				'+++ 10.0.0.1:/home/ddb/server/clusterDemo/config/cluster.nodes',
				'@@ -1,4 +1,4 @@',
				' localSite,mode',
				' 10.0.0.1:8900:c1,controller',
				' 10.0.0.1:8901:agent1,agent',
				'-10.0.0.1:8902:node1,datanode (no newline)',
				'+10.0.0.1:8902:node1,datanode10.0.0.1:8903:node2,datanode',
			].join('\n'),
		);
		expect([code, stderr]).toEqual([1, '']);
	});

	test('a runbook without errors ends with 0, and secrets are masked', async () => {
		const { code, stdout } = await cli(
			folderWith(files),
			'doctor',
			'good.sh',
			'--workspace',
			'cluster',
			'--locale',
			'zh-cn',
		);
		expect(stdout).toContain('-maxMemSize=8\n+maxMemSize=16\n');
		expect(stdout).not.toContain('hush');
		expect(stdout).toContain('0 个错误');
		expect(code).toBe(0);
	});

	test('warnings count where they are asked for', async () => {
		const folder = folderWith({ ...files, 'warn.sh': 'cd /home/ddb/server/clusterDemo\ncp -r config config.bak\n' });
		const run = (...args: string[]) => cli(folder, 'doctor', 'warn.sh', '--workspace', 'cluster', ...args);
		expect((await run()).code).toBe(0);
		expect((await run('--max-severity', 'warning')).code).toBe(1);
	});

	test('asks for a host where several could be meant, and takes the one that is given', async () => {
		const other = Object.fromEntries(
			Object.entries(files).map(([name, text]) => [
				name.replace('cluster/10.0.0.1', 'cluster/10.0.0.2'),
				text.replaceAll('10.0.0.1', '10.0.0.2'),
			]),
		);
		const both = { ...files, ...other, 'echo.sh': `cd /home/ddb/server/clusterDemo/config\necho a=1 >> x.cfg\n` };
		const run = (...args: string[]) => cli(folderWith(both), 'doctor', 'echo.sh', '--workspace', 'cluster', ...args);
		const { stdout } = await run();
		expect(stdout).toContain('echo.sh:1:1: warning: The text does not say on which host this runs');
		expect(stdout).toContain('it can be 10.0.0.1, 10.0.0.2.');
		expect((await run('--host', '10.0.0.2')).stdout).toContain('+++ 10.0.0.2:/home/ddb/server');
		const refused = await run('--host', '10.0.0.3');
		expect(refused).toMatchObject({ code: 2, stderr: expect.stringContaining('10.0.0.1, 10.0.0.2') });
	});

	test('JSON has a version, places from 0 and a schema', async () => {
		const { stdout } = await cli(folderWith(files), 'doctor', 'add.sh', '--workspace', 'cluster', '--format', 'json');
		const report = doctorSchema.parse(JSON.parse(stdout));
		const glued = report.findings.find(({ code }) => code === 'script-glued-line');
		expect(glued?.range).toEqual({ start: { line: 1, character: 0 }, end: { line: 1, character: 50 } });
		expect(report.changes.map(({ path, status }) => [path.split('/').at(-1), status])).toEqual([
			['cluster.nodes', 'changed'],
		]);
		const ofRule = report.findings.find(({ code }) => code === 'cfg-glued-lines');
		expect(ofRule?.files).toEqual([{ host: '10.0.0.1', path: '/home/ddb/server/clusterDemo/config/cluster.nodes' }]);
	});

	test('what cannot be carried out is refused', async () => {
		const folder = folderWith({ ...files, 'empty/readme.txt': '' });
		expect((await cli(folder, 'doctor')).code).toBe(2);
		expect(await cli(folder, 'doctor', 'none.sh')).toMatchObject({
			code: 2,
			stderr: expect.stringContaining('none.sh: no such file'),
		});
		expect((await cli(folder, 'doctor', 'add.sh', '--workspace', 'empty')).code).toBe(2);
		expect((await cli(folder, 'doctor', 'add.sh', '--workspace', 'nowhere')).code).toBe(2);
		expect((await cli(folder, 'doctor', 'add.sh', '--format', 'xml')).code).toBe(2);
	});
});
