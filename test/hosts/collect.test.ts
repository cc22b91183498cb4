import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { collectFiles } from '../../server/src/features/collect/collect-files.ts';
import { readHosts } from '../../server/src/features/collect/read-hosts.ts';
import { cli } from '../support/cli.ts';
import { scenario } from '../support/plans.ts';
import { hostsAvailable } from './available.ts';
import { createLab, type Lab } from './lab.ts';
import { startCluster } from './living-cluster.ts';

const HOSTS = [1, 2, 3].map((number) => `10.20.0.${number}`);
const [ONE = '', TWO = '', THREE = ''] = HOSTS;

describe.runIf(hostsAvailable())('a cluster of which nobody has the files', () => {
	let lab: Lab;
	const source = new Map([...scenario('three-to-five').source].filter(([file]) => !file.endsWith('.json')));

	beforeAll(async () => {
		lab = await createLab({ hosts: HOSTS, operator: '10.20.0.100' });
		await startCluster(lab, HOSTS, source);
		const read = readHosts(HOSTS.join(), {});
		if ('problems' in read) throw new Error('there are no hosts');
		await lab.putFiles('operator', '/home/inventory', collectFiles(read.hosts));
	});
	afterAll(() => lab?.close());

	const collect = () => lab.run('operator', 'bash /home/inventory/collect.sh', { timeoutSeconds: 120 });
	/** Everything below the folders of all hosts that are its own, with the times of every change. */
	const times = () =>
		Promise.all(
			HOSTS.map(async (host) => {
				const find = "find /home /root /srv /data /ssd /var/tmp -printf '%p %y %m %s %T@ %C@\\n' 2> /dev/null | sort";
				// Servers write into their logs and files of state while they run.
				const { stdout } = await lab.run(host, find);
				return stdout.split('\n').filter((line) => !/\/(data|log)(\/| d)|\.nohup/.test(line));
			}),
		);

	test('is collected from its processes, and nothing on any host is changed', async () => {
		const before = await times();
		const { code, stdout, stderr } = await collect();
		expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
		for (const host of HOSTS) expect(stdout).toContain(`${host}: 2 processes, 4 files.\n`);
		expect(await times()).toEqual(before);
		for (const [file, text] of source) {
			const [host = '', name = '', , ...rest] = file.split('/');
			if (!HOSTS.includes(host)) continue;
			const copy = `/home/inventory/hosts/${host}/home/${name}/server/clusterDemo/config/${rest.join('/')}`;
			expect((await lab.get('operator', copy)).toString(), file).toBe(text);
		}
	});

	test('opens as the workspace that it would be', async () => {
		const folder = lab.outside('operator', '/home/inventory');
		const { stdout, code } = await cli(folder, 'topology', '.');
		expect(code).toBe(0);
		for (const host of HOSTS) expect(stdout).toContain(host);
		const { stdout: checked } = await cli(folder, 'check', '.');
		expect(checked).toMatch(/12 files/);
		const report = (await lab.get('operator', `/home/inventory/hosts/${ONE}/report.txt`)).toString();
		expect(report).toMatch(/-mode controller .*-nodesFile config\/cluster\.nodes/);
		expect(report).toMatch(/:\d+ .*dolphindb/);
	});

	test('goes on without a host that has no power, and keeps what is known of it', async () => {
		await lab.hostDown(TWO);
		const { code, stdout, stderr } = await collect();
		expect([code, stderr]).toEqual([1, expect.stringContaining(`${TWO}: NOT REACHED`)]);
		expect(stdout).toContain(`${THREE}: 2 processes, 4 files.`);
		const kept = await lab.run('operator', `ls -A /home/inventory/hosts/${TWO} && ls /home/inventory/hosts/.earlier/*`);
		expect(kept.stdout).toContain('report.txt');
		expect(kept.stdout).toContain(ONE);
	});
});
