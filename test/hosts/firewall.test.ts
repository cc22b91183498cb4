import { existsSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { exampleTree, guarded, kitOf } from '../support/firewall.ts';
import { hostsAvailable } from './available.ts';
import { createLab, type Lab } from './lab.ts';
import { startCluster } from './living-cluster.ts';

const HOSTS = [1, 2, 3].map((number) => `10.20.0.${number}`);
const [ONE = '', TWO = '', THREE = ''] = HOSTS;
const OPERATOR = '10.20.0.100';

/** Everything is closed but ssh. */
const CLOSED = `table inet filter {
	chain input {
		type filter hook input priority filter; policy drop;
		iif lo accept
		ct state established,related accept
		tcp dport 22 accept
	}
}
`;

/** True where nftables is there. Otherwise says so, and fails where skipping would hide it (CI=true). */
function nftablesAvailable(): boolean {
	if (existsSync('/usr/sbin/nft')) return true;
	if (process.env['CI'] === 'true') throw new Error('nft is missing');
	console.warn('SKIPPED: firewalls on real hosts; nft is missing');
	return false;
}

describe.runIf(hostsAvailable() && nftablesAvailable())('firewalls between hosts', () => {
	let lab: Lab;
	const source = new Map([...exampleTree('three-servers')].filter(([file]) => !file.endsWith('.json')));

	beforeAll(async () => {
		lab = await createLab({ hosts: HOSTS, operator: OPERATOR });
		await startCluster(lab, HOSTS, source);
		await lab.putFiles('operator', '/home/kit', kitOf(guarded(source)));
	});
	afterAll(() => lab?.close());

	const check = (words = '') => lab.run('operator', `bash /home/kit/check-ways.sh ${words}`, { timeoutSeconds: 60 });
	const close = async (host: string) => {
		await lab.put(host, '/home/closed.nft', CLOSED);
		expect(await lab.run(host, 'nft flush ruleset; nft -f /home/closed.nft')).toMatchObject({ code: 0, stderr: '' });
	};
	const row = (stdout: string, door: string) =>
		stdout
			.split('\n')
			.find((line) => line.startsWith(`${door} `))
			?.trim()
			.split(/\s+/)
			.slice(2);

	test('that are not there let everything through; where nothing listens, the host says so', async () => {
		const { code, stdout, stderr } = await check();
		expect([code, stderr]).toEqual([0, '']);
		expect(stdout).toContain('18 ways: 12 reachable, 6 where nothing listens, 0 blocked');
		expect(row(stdout, `${ONE}:8801`)).toEqual(['.', 'ok', 'ok']);
		expect(row(stdout, `${THREE}:8813`)).toEqual(['--', '--', '.']);
	});

	test('that are closed are told of, way by way', async () => {
		await close(ONE);
		const { code, stdout, stderr } = await check();
		expect([code, stderr]).toEqual([1, '']);
		expect(row(stdout, `${ONE}:8801`)).toEqual(['.', 'XX', 'XX']);
		expect(row(stdout, `${TWO}:8802`)).toEqual(['ok', '.', 'ok']);
		const blocked = stdout.split('\n').filter((line) => line.startsWith('BLOCKED'));
		expect(blocked).toHaveLength(6);
		expect(blocked).toContain(`BLOCKED ${THREE} -> ${ONE}:8804 (agent1): no answer in 5 seconds`);
	});

	test('that refuse by a message are told of as well', async () => {
		const refusing = CLOSED.replace('policy drop', 'policy accept').replace(
			'22 accept',
			'{ 8801, 8804 } reject with icmp admin-prohibited',
		);
		await lab.put(ONE, '/home/refusing.nft', refusing);
		await lab.run(ONE, 'nft flush ruleset; nft -f /home/refusing.nft');
		const { code, stdout } = await check(TWO);
		expect([code, row(stdout, `${ONE}:8801`)]).toEqual([1, ['XX']]);
	});

	test('are opened by the generated file, for the ports of the matrix and its hosts only', async () => {
		await close(ONE);
		const kit = kitOf(guarded(source)).find(({ path }) => path === `${ONE}/nftables.nft`);
		await lab.put(ONE, '/home/nftables.nft', kit?.text ?? '');
		expect(await lab.run(ONE, 'nft -c -f /home/nftables.nft && nft -f /home/nftables.nft')).toMatchObject({
			code: 0,
			stderr: '',
		});
		const { code, stdout } = await check();
		expect(code, stdout).toBe(0);
		const knock = (host: string, port: number) =>
			lab
				.run(host, `timeout 3 bash -c ': <> /dev/tcp/${ONE}/${port}' 2> /dev/null; echo $?`)
				.then((ended) => ended.stdout.trim());
		expect(await knock(TWO, 8801)).toBe('0');
		await lab.run(ONE, 'setsid bash -c "nc -lk 7777 || nc -l -k -p 7777" > /dev/null 2>&1 < /dev/null &');
		expect(await knock(TWO, 7777)).toBe('124');
		expect(await knock('operator', 8801)).toBe('124');
		expect(await knock('operator', 22)).toBe('0');
	});

	test('are tried from one host alone, without ssh', async () => {
		await lab.putFiles(TWO, '/home/kit', kitOf(guarded(source)));
		const { code, stdout, stderr } = await lab.run(TWO, `bash /home/kit/check-ways.sh --here ${TWO}`, {
			timeoutSeconds: 60,
		});
		expect([code, stderr]).toEqual([0, '']);
		expect(stdout).toContain('6 ways: 4 reachable, 2 where nothing listens, 0 blocked');
	});

	test('cannot be told of from a host that does not answer', async () => {
		await lab.hostDown(THREE);
		const { code, stdout, stderr } = await check();
		expect(code).toBe(1);
		expect(stderr).toContain(`NOT TRIED from ${THREE}: There is no ssh connection to the host`);
		expect(row(stdout, `${ONE}:8801`)).toEqual(['.', 'ok', '??']);
	});
});
