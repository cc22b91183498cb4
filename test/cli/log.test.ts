import { Readable } from 'node:stream';
import { describe, expect, test, vi } from 'vitest';
import { logSchema } from '../../server/src/cli/formats/log-schema.ts';
import { scanStream } from '../../server/src/cli/read-log.ts';
import { cli, folderWith } from '../support/cli.ts';

const files = {
	'cluster/cluster.nodes':
		'localSite,mode\n10.0.0.1:8900:c1,controller\n10.0.0.1:8901:agent1,agent\n10.0.0.1:8902:node1,datanode\n10.0.0.1:8902:node2,datanode\n',
	'cluster/controller.cfg': 'mode=controller\nlocalSite=10.0.0.1:8900:c1\n',
	'cluster/agent.cfg': 'mode=agent\nlocalSite=10.0.0.1:8901:agent1\ncontrollerSite=10.0.0.1:8900:c1\n',
	'cluster/cluster.cfg': 's3SecretAccessKey=hush\nnode1.s3SecretAccessKey=hush2\n',
	'node1.log':
		'2023-10-26 09:01:31.349118 <INFO> :login admin password=hush3\n2023-10-26 09:01:31.349118 <ERROR> :Failed to bind the socket on port 8902 with error code 98\n2023-10-26 09:01:31.349273 <ERROR> :Failed to bind the socket on port 8902. Shutting down the server.\n',
	's3.log':
		'<ERROR> :To configure coldVolumes with S3 volumes, s3AccessKeyId, s3SecretAccessKey and s3Region must be configured. RefId:S01032\n',
	'good.log': '2023-10-26 09:01:31 <INFO> :Job scheduler initialization completed.\n',
	'stopped.log': '2023-10-26 09:01:31 <WARNING> :Received signal 15\n',
};
const run = (...args: string[]) => cli(folderWith(files), 'log', ...args, '--workspace', 'cluster');

describe('log', () => {
	test('prints a failure once, and the line in the files that explains it, with its fix', async () => {
		const { code, stdout, stderr } = await run('node1.log');
		expect(stdout).toContain('node1.log:2:37: error: Port 8902 is in use [port-in-use] (2 lines)\n');
		expect(stdout).toContain(
			[
				'- cluster/cluster.nodes:5:1: 10.0.0.1:8902 is assigned to both node1 and node2. [nodes-duplicate-endpoint]',
				'      Fix: Move node2 to 10.0.0.1:8903',
				'  - cluster/cluster.nodes:4:10: node1 listens on 10.0.0.1, port 8902.',
				'  What to do: See who listens with `netstat -nlp | grep 8902`.',
			].join('\n'),
		);
		expect(stdout).toContain('node1.log: 1 known failures, 1 of them errors, with 2 places');
		expect([code, stderr]).toEqual([1, '']);
	});

	test('shows neither lines of the log nor values of parameters', async () => {
		const { stdout } = await run('node1.log', 's3.log');
		expect(stdout).toContain('s3SecretAccessKey is set here.');
		expect(stdout).toContain('s3Region is not set; it belongs into cluster.cfg.');
		expect(stdout).not.toMatch(/hush/);
	});

	test('says of a log without known failures that this proves nothing', async () => {
		const { code, stdout } = await run('good.log');
		expect([code, stdout]).toEqual([
			0,
			'good.log: No failure that is known by its words. That does not mean that there is none: see what the log says with <ERROR> before the node ended.',
		]);
	});

	test('what may be meant so counts where it is asked for', async () => {
		expect((await run('stopped.log')).code).toBe(0);
		expect((await run('stopped.log', '--max-severity', 'info')).code).toBe(1);
		expect((await run('node1.log', '--max-severity', 'never')).code).toBe(0);
	});

	test('speaks Chinese', async () => {
		const { stdout } = await run('node1.log', 'good.log', '--locale', 'zh-cn');
		expect(stdout).toContain('端口 8902 已被占用');
		expect(stdout).toContain('修复：将 node2 改到 10.0.0.1:8903');
		expect(stdout).toContain('未发现已知的故障');
	});

	test('has a form for programs', async () => {
		const { stdout } = await run('node1.log', 's3.log', '--format', 'json');
		const { logs } = logSchema.parse(JSON.parse(stdout));
		expect(logs.map(({ file, failures }) => [file, failures.map(({ id }) => id)])).toEqual([
			['node1.log', ['port-in-use']],
			['s3.log', ['s3-keys-missing']],
		]);
		expect(logs[0]?.failures[0]).toMatchObject({ count: 2, range: { start: { line: 1, character: 36 } } });
		expect(logs[0]?.failures[0]?.places[0]).toMatchObject({ file: 'cluster/cluster.nodes', severity: 'error' });
	});

	test('reads standard input', async () => {
		vi.spyOn(process, 'stdin', 'get').mockReturnValue(Readable.from([files['node1.log']]) as typeof process.stdin);
		const { code, stdout } = await run('-');
		expect([code, stdout.slice(0, 8)]).toEqual([1, '-:2:37: ']);
		vi.restoreAllMocks();
	});

	test('refuses what it cannot read', async () => {
		expect(await run()).toMatchObject({ code: 2, stderr: expect.stringContaining('log takes the files of logs') });
		expect(await run('none.log')).toMatchObject({ code: 2, stderr: expect.stringContaining('none.log: no such file') });
		expect(await run('cluster')).toMatchObject({ code: 2, stderr: expect.stringContaining('cluster: EISDIR') });
		const other = await cli(folderWith(files), 'log', 'good.log', '--workspace', '/nowhere');
		expect(other.code).toBe(2);
	});

	test('reads a log of any size piece by piece, and lines without end', async () => {
		const line = Buffer.from(`2023-10-26 09:01:31.349118 <INFO> :${'文'.repeat(100)}\r\n`);
		const piece = Buffer.concat(Array.from({ length: 2000 }, () => line));
		async function* log() {
			for (let at = 0; at < 160; at++) yield piece.subarray(at % 3 === 0 ? 0 : 1); // pieces begin in letters, too
			yield Buffer.alloc(5_000_000, 120);
			yield '\nFailed to bind the socket on po';
			yield 'rt 8902\r';
		}
		const before = process.memoryUsage().heapUsed;
		const found = await scanStream(log());
		expect(found).toMatchObject([{ values: { port: '8902' }, count: 1, first: { line: 320_001 } }]);
		expect(process.memoryUsage().heapUsed - before).toBeLessThan(100_000_000);
	});
});
