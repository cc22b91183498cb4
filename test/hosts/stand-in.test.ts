import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { hostsAvailable } from './available.ts';
import { createLab, type Lab } from './lab.ts';

const HOST = '172.0.0.1';
const DEMO = '/home/dolphindb_1/server/clusterDemo';

describe.runIf(hostsAvailable())('stand-in for the vendor', () => {
	let lab: Lab;

	beforeAll(async () => {
		lab = await createLab({ hosts: [HOST], operator: '172.0.0.100' });
		const config = {
			'controller.cfg': `mode=controller\r\nlocalSite=${HOST}:9901:controller1\r\n`,
			'agent.cfg': `mode=agent\nlocalSite=${HOST}:9905:agent1\n`,
		};
		await lab.installPackage(HOST, '/home/dolphindb_1', { config, data: { 'node1/mark': 'x' } });
		await lab.behave(HOST, { stopMs: 2000 }); // long enough to be looked at on a busy machine
	});
	afterAll(() => lab?.close());

	const ssh = (command: string) => lab.run('operator', `ssh ${HOST} "$COMMAND"`, { env: { COMMAND: command } });
	const events = async () => (await lab.calls()).map(({ event, text }) => `${event} ${text}`.trim());
	const servers = () => lab.processes(HOST).filter(({ exe }) => exe.startsWith('/home/'));
	const start = async (script: string) => expect((await ssh(`cd ${DEMO} && sh ${script}`)).code).toBe(0);
	const until = async (event: string) => vi.waitFor(async () => expect(await events()).toContain(event), 5000);

	test('a package has the folders, scripts and license of the real one', async () => {
		const tree = await lab.tree(HOST, '/home/dolphindb_1');
		expect(tree['server/dolphindb']?.mode).toBe('755');
		expect(Object.keys(tree).filter((path) => !/\.cfg$/.test(path))).toEqual([
			'server',
			'server/clusterDemo',
			...['config', 'data', 'data/node1', 'data/node1/mark', 'log'].map((name) => `server/clusterDemo/${name}`),
			...['startAgent.sh', 'startController.sh', 'stopAllNode.sh'].map((name) => `server/clusterDemo/${name}`),
			'server/dolphindb',
			'server/dolphindb.lic',
		]);
	});

	test('the scripts start servers that listen, live below the package and are noted', async () => {
		await start('startController.sh');
		await start('startAgent.sh');
		await until('listening controller1');
		await until('listening agent1');
		const listening = (await ssh('ss -Hltn')).stdout;
		for (const port of [9901, 9905]) expect(listening).toContain(`:${port} `);
		expect(servers().map(({ exe }) => exe)).toEqual(Array(2).fill('/home/dolphindb_1/server/dolphindb'));
		expect((await ssh('readlink /proc/$(pgrep -xo dolphindb)/exe')).stdout).toBe(
			'/home/dolphindb_1/server/dolphindb\n',
		);
		const first = (await lab.calls())[0];
		expect(first).toMatchObject({ host: HOST, event: 'startController.sh', cwd: DEMO });
		expect((await lab.get(HOST, `${DEMO}/log/calls.log`)).toString()).toContain('\tlistening\t');
		expect((await lab.get(HOST, `${DEMO}/log/controller.log`)).toString()).toContain('Job scheduler initialization');
		const raft = await lab.get(HOST, `${DEMO}/data/controller1/raft/raftHardstate`);
		expect(raft.toString()).toBe(`started on ${HOST} as ${HOST}:9901:controller1\n`);
	});

	test('a second start of the same controller cannot bind its port', async () => {
		await start('startController.sh');
		await until('failed cannot bind the port: address already in use');
		expect(servers()).toHaveLength(2);
	});

	test('terminal mode connects for real and prints the prepared answer', async () => {
		await lab.put('operator', '/tmp/leader.dos', 'getActiveMaster()\n');
		await lab.installPackage('operator', '/opt-package', {});
		const ask = (port: number) =>
			lab.run('operator', `/opt-package/server/dolphindb -remoteHost ${HOST} -remotePort ${port} -run /tmp/leader.dos`);
		expect((await ask(9901)).stderr).toContain('no answer was prepared');
		await lab.answers('operator', [
			{ when: 'somethingElse', text: 'no' },
			{ when: 'getActiveMaster', port: 9901, text: 'controller1\n', code: 4 },
		]);
		expect(await ask(9901)).toEqual({ code: 4, stdout: 'controller1\n', stderr: '' });
		expect(await ask(9999)).toMatchObject({ code: 1, stderr: 'Failed to connect to the remote host\n' });
		expect(await events()).toContain('run getActiveMaster()');
	});

	test('the stop script returns at once, and the last write comes later', async () => {
		// Its own ssh session matches its grep when the command names the package, exactly as with the vendor's script.
		await lab.put(HOST, '/tmp/stop.sh', `cd ${DEMO} && sh stopAllNode.sh\n`);
		expect((await ssh('sh /tmp/stop.sh')).code).toBe(0);
		expect(servers()).toHaveLength(2);
		expect((await ssh('ss -Hltn')).stdout).toContain(':9901');
		await vi.waitFor(() => expect(servers()).toEqual([]), 10_000);
		expect((await ssh('ss -Hltn')).stdout).not.toContain(':99');
		expect(await events()).toEqual(expect.arrayContaining(['stopAllNode.sh', 'stopped controller1', 'stopped agent1']));
		const raft = await lab.get(HOST, `${DEMO}/data/controller1/raft/raftHardstate`);
		expect(raft.toString()).toMatch(/\nflushed .*:controller1\n$/);
	});

	test('a start can be made to fail or to take long, a stop to hang', async () => {
		await lab.behave(HOST, { alias: 'agent1', failStart: 'the license is refused' });
		await lab.behave(HOST, { alias: 'controller1', startMs: 3000, stopMs: 60_000 });
		await start('startAgent.sh');
		await start('startController.sh');
		await until('failed the license is refused');
		expect((await ssh('ss -Hltn')).stdout).not.toContain(':9901');
		await vi.waitFor(async () => expect((await ssh('ss -Hltn')).stdout).toContain(':9901'), 10_000);
		expect((await ssh('pkill -x dolphindb; sleep 2; pgrep -xc dolphindb')).stdout).toBe('1\n');
	});

	test('a server refuses an address that is not its own', async () => {
		await lab.put(HOST, `${DEMO}/config/agent.cfg`, 'localSite=172.0.0.9:9905:agent9\n');
		await start('startAgent.sh');
		await until('failed localSite names an address that this host does not have');
	});
});
