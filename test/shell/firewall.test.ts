import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { exampleTree, guarded, kitOf, passesIn } from '../support/firewall.ts';
import { available, hasTool } from '../support/toy-hosts.ts';

const HOST = '10.20.0.1';
const files = kitOf(guarded(exampleTree('three-servers')), {
	clients: ['10.9.0.0/16'],
	admins: ['10.8.0.7', 'fd00::/8'],
});
const missing = ['shellcheck', 'nft', 'ufw', 'firewall-offline-cmd', 'unshare'].filter((tool) => !hasTool(tool));
const isRoot = process.getuid?.() === 0;
const why = missing.length > 0 ? `${missing.join(', ')} is missing` : isRoot ? undefined : 'firewalls need root';

/** What Debian ships, with a way in by ssh and nothing else. */
const CLOSED = `table inet filter {
	chain input {
		type filter hook input priority filter; policy drop;
		ct state established,related accept
		tcp dport 22 accept
	}
}
`;

describe.runIf(available('files for real firewalls', why))('files for firewalls', () => {
	let dir = '';
	beforeAll(() => {
		dir = mkdtempSync(path.join(os.tmpdir(), 'ddb-'));
		for (const { path: name, text } of files) {
			mkdirSync(path.dirname(`${dir}/${name}`), { recursive: true });
			writeFileSync(`${dir}/${name}`, text);
		}
		// In the place of a firewall that runs: the one that reads the same rules without one.
		program(
			'firewall-cmd',
			'[[ $1 != --permanent ]] || shift\nexec firewall-offline-cmd --system-config "$CONFIG" "$@"',
		);
		program('ufw', 'exec /usr/sbin/ufw --dry-run "$@"');
		mkdirSync(`${dir}/config`);
	});
	afterAll(() => rmSync(dir, { recursive: true, force: true }));

	const program = (name: string, body: string) => {
		mkdirSync(`${dir}/bin`, { recursive: true });
		writeFileSync(`${dir}/bin/${name}`, `#!/bin/bash\n${body}\n`);
		chmodSync(`${dir}/bin/${name}`, 0o755);
	};
	const bash = (script: string) => {
		const PATH = `${dir}/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin`;
		const env = { PATH, LC_ALL: 'C', CONFIG: `${dir}/config` };
		const { status, stdout, stderr } = spawnSync('bash', ['--norc', '-c', script], {
			cwd: `${dir}/${HOST}`,
			encoding: 'utf8',
			env,
		});
		return { status, stdout, stderr };
	};

	test.each(files.filter(({ path: name }) => name.endsWith('.sh')))('ShellCheck finds nothing in $path', ({ text }) => {
		const words = ['-S', 'style', '-o', 'require-double-brackets', '-s', 'bash', '-'];
		const { stdout, status } = spawnSync('shellcheck', words, { input: text, encoding: 'utf8' });
		expect({ stdout, status }).toEqual({ stdout: '', status: 0 });
	});

	test('print commands and change nothing, unless they are told to', () => {
		for (const name of ['ufw', 'firewalld']) {
			const printed = bash(`bash ${name}.sh; bash ${name}.sh --undo`);
			expect(printed.stderr).toBe('');
			expect(printed.stdout).toContain(`# Nothing was changed. To do it: bash ${name}.sh --undo --apply\n`);
			expect(bash(`bash ${name}.sh --nonsense`)).toMatchObject({ status: 2, stdout: '' });
		}
		expect(bash('ls "$CONFIG"').stdout).toBe('');
	});

	test('ufw takes every rule, and what it makes of them lets in the same', () => {
		const { status, stdout, stderr } = bash('bash ufw.sh --apply');
		expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
		const tuples = stdout.matchAll(/^### tuple ### allow (\w+) ([\d,]+) \S+ any (\S+) in/gm);
		const passes = [...tuples].flatMap(([, how, ports = '', from]) =>
			ports.split(',').map((port) => `${from} ${how} ${port}`),
		);
		expect([...new Set(passes)].sort()).toEqual(passesIn(files, HOST).ufw);
		expect(bash('bash ufw.sh --undo --apply')).toMatchObject({ status: 0, stderr: '' });
	});

	test('firewalld takes every rule, twice as well, and gives them back', () => {
		const rules = () =>
			bash('firewall-cmd --zone=public --list-rich-rules')
				.stdout.trim()
				.split('\n')
				.filter((line) => line !== '');
		for (let times = 0; times < 2; times++) {
			const { status, stdout, stderr } = bash('ZONE=public bash firewalld.sh --apply');
			expect({ status, stdout }, stderr).toMatchObject({ status: 0 });
			expect(rules()).toHaveLength(passesIn(files, HOST).firewalld.length);
		}
		expect(bash('firewall-cmd --zone=public --query-service=ssh').stdout.trim()).toBe('yes');
		expect(bash('ZONE=public bash firewalld.sh --undo --apply').status).toBe(0);
		expect(rules()).toEqual([]);
	});

	test('nftables looks at the file and loads it, again as well, beside what is there', () => {
		writeFileSync(`${dir}/closed.nft`, CLOSED);
		const load = 'nft -c -f nftables.nft && nft -f nftables.nft';
		const { status, stdout, stderr } = bash(
			`unshare --net bash --norc -c 'set -e; nft -f ../closed.nft; ${load}; ${load}; nft list ruleset; nft flush chain inet filter dolphindb_cluster; echo undone; nft list chain inet filter dolphindb_cluster'`,
		);
		expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
		const [before = '', after = ''] = stdout.split('undone\n');
		expect(before).toContain('ip saddr { 10.20.0.2, 10.20.0.3 } tcp dport { 8801, 8804, 8811 } accept');
		expect(before).toContain('policy drop');
		expect(before).toContain('tcp dport 22 accept');
		expect(after).not.toContain('accept');
	});

	test('nftables loads nothing where there is no such chain', () => {
		const { status, stdout } = bash(
			`unshare --net bash --norc -c 'nft -f nftables.nft; echo "status $?"; nft list ruleset'`,
		);
		expect([status, stdout.trim()]).toEqual([0, 'status 1']);
	});

	test('the script that tries the ways lists them, and knows its hosts', () => {
		const list = bash('bash ../check-ways.sh --list 10.20.0.2');
		expect(list.status).toBe(0);
		expect(list.stdout.trim().split('\n')).toEqual(
			['1:8801', '3:8803', '1:8804', '3:8806', '1:8811', '3:8813'].map((to) => `10.20.0.2 -> 10.20.0.${to}`),
		);
		expect(bash('bash ../check-ways.sh --list 10.20.0.9')).toMatchObject({ status: 2, stdout: '' });
		expect(bash('bash ../check-ways.sh --help').stdout).toContain('Exit codes');
	});
});
