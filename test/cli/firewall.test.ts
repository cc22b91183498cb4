import { existsSync, readFileSync, statSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { waysSchema } from '../../server/src/cli/formats/ways-schema.ts';
import { cli, folderWith } from '../support/cli.ts';
import { exampleTree } from '../support/firewall.ts';

const example = () => folderWith(Object.fromEntries(exampleTree('three-servers')));
const firewall = (folder: string, ...args: string[]) => cli(folder, 'firewall', '--locale', 'en', ...args);

describe('firewall', () => {
	test('prints who has to reach which port, and why, in both languages', async () => {
		const folder = example();
		const { code, stdout, stderr } = await firewall(folder);
		expect([code, stderr]).toEqual([0, '']);
		expect(stdout).toContain(
			'\ntcp 10.20.0.1:8804  agent1\n    from 10.20.0.2, 10.20.0.3: controllers have agents start and stop nodes\n',
		);
		expect((await cli(folder, 'firewall', '.', '--locale', 'zh-cn')).stdout).toContain(
			'来自 10.20.0.2, 10.20.0.3：控制节点让代理节点启动和停止节点',
		);
	});

	test('prints the same for programs', async () => {
		const { code, stdout } = await firewall(example(), '.', '--format', 'json');
		const { ways } = waysSchema.parse(JSON.parse(stdout));
		expect([code, ways.length]).toEqual([0, 27]);
		expect(ways[0]).toMatchObject({ to: '10.20.0.1', port: 8801, protocol: 'tcp', node: 'controller1', why: 'raft' });
	});

	test('prints the rules of a host, and says that nobody outside was named', async () => {
		const folder = example();
		const { code, stdout, stderr } = await firewall(folder, '.', '--format', 'nftables', '--host', '10.20.0.2');
		expect([code, stdout.includes('ip saddr { 10.20.0.1, 10.20.0.3 } tcp dport { 8802, 8805, 8812 } accept')]).toEqual([
			0,
			true,
		]);
		expect(stderr).toContain('--clients');
		const other = await firewall(
			folder,
			'.',
			'--format',
			'nftables',
			'--host',
			'10.20.0.2',
			'--nft-chain',
			'ip mine in',
			'--clients',
			'10.1.0.0/16',
		);
		expect(other.stderr).toBe('');
		expect(other.stdout).toContain('insert rule ip mine in jump dolphindb_cluster');
		expect(other.stdout).toContain('ip saddr 10.1.0.0/16 tcp dport 8812 accept');
	});

	test('wants a host or a folder where there are several', async () => {
		const folder = example();
		const several = await firewall(folder, '.', '--format', 'ufw');
		expect([several.code, several.stdout, several.stderr.includes('10.20.0.1, 10.20.0.2, 10.20.0.3')]).toEqual([
			2,
			'',
			true,
		]);
		expect((await firewall(folder, '.', '--format', 'ufw', '--host', '10.20.0.9')).code).toBe(2);
	});

	test('writes everything to a folder, and over nothing else', async () => {
		const folder = example();
		const first = await firewall(folder, '.', '--out', 'kit', '--clients', '10.1.0.0/16');
		expect([first.code, first.stderr]).toEqual([0, '']);
		expect(first.stdout.split('\n')).toHaveLength(2 + 3 * 3);
		expect(statSync(`${folder}/kit/check-ways.sh`).mode & 0o111).toBe(0o111);
		expect(readFileSync(`${folder}/kit/10.20.0.3/ufw.sh`, 'utf8')).toContain('allow 10.1.0.0/16 tcp 8813');
		expect((await firewall(folder, '.', '--out', 'kit')).code).toBe(0);
		expect((await firewall(folder, '.', '--out', '10.20.0.1')).code).toBe(2);
		expect(existsSync(`${folder}/10.20.0.1/ways.txt`)).toBe(false);
	});

	test('says what is wrong with what it is told, all at once', async () => {
		const { code, stdout, stderr } = await firewall(
			example(),
			'.',
			'--clients',
			'x',
			'--address',
			'y',
			'--nft-chain',
			'z',
		);
		expect([code, stdout, stderr.trim().split('\n').length]).toEqual([2, '', 3]);
	});

	test('says that there is nothing to let through on one host', async () => {
		const folder = folderWith(Object.fromEntries(exampleTree('single-server')));
		const alone = await firewall(folder, '.', '--format', 'ufw');
		expect([alone.code, alone.stderr.includes('on one host')]).toEqual([2, true]);
		expect((await firewall(folder, '.', '--format', 'ufw', '--admins', '10.1.2.3')).stdout).toContain(
			'allow 10.1.2.3 tcp',
		);
	});
});
