import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Operation, Probe } from '../../server/src/plan/operation.ts';
import { renderAll } from '../../server/src/render/registry.ts';
import { hostOf, ONE, planWith, TWO } from '../support/sample-plans.ts';
import { available, ToyHosts, whyNoToyHosts } from '../support/toy-hosts.ts';

const GONE = '10.9.0.9';
type Require = Extract<Operation, { op: 'require' }>;

describe.runIf(available('preflight on toy hosts', whyNoToyHosts()))('before anything is changed', () => {
	let hosts: ToyHosts;

	beforeAll(() => {
		hosts = new ToyHosts([ONE, TWO]);
	});
	beforeEach(() => hosts.reset({ [ONE]: { '/home/a': 'a\n', '/srv/d/in/f': 'f\n' }, [TWO]: {} }));
	afterAll(() => hosts?.close());

	const need = (host: string, probe: Probe, problem: string, more: Partial<Require> = {}): Require => ({
		op: 'require',
		...{ host, probe, problem },
		...more,
	});
	const absent = (host: string, path: string, more: Partial<Require> = {}) =>
		need(host, { probe: 'path-absent', path }, `There is ${path} on ${host}.`, more);
	const install = (...groups: readonly (readonly Operation[])[]) => {
		const steps = groups.map((operations, at) => ({ id: `0${at + 1}-step`, operations }));
		hosts.install(renderAll(planWith(steps, { hosts: [ONE, TWO, GONE].map(hostOf) })));
	};
	const make: Operation = { op: 'make-folder', host: ONE, path: '/home/made' };
	/** What the script says where one requirement does not hold. */
	const refusal = async (probe: Probe) => {
		install([need(ONE, probe, 'Sentence.')], [make]);
		const { code, stderr } = await hosts.run('migrate.sh --apply --yes');
		expect(code, stderr).toBe(3);
		expect(hosts.get(ONE, '/home/made')).toBeUndefined();
		return stderr;
	};
	const holds = async (...probes: Probe[]) => {
		install(probes.map((probe) => need(ONE, probe, 'Sentence.')));
		const { code, text } = await hosts.run('migrate.sh --apply --yes');
		expect(code, text).toBe(0);
	};

	test('all problems of all hosts are told at once, with what was seen', async () => {
		hosts.put(TWO, '/home/b', 'b\n');
		const sum = need(ONE, { probe: 'file-is', path: '/home/a', sha256: ['absent'] }, 'Another file.');
		install([absent(ONE, '/home/a'), sum], [absent(TWO, '/home/b'), absent(TWO, '/home/none')], [make]);
		const { code, stderr, stdout } = await hosts.run('migrate.sh --apply --yes');
		expect(code, stderr).toBe(3);
		expect(stderr).toContain('REFUSED: 3 things are not as the plan needs them.\n');
		expect(stderr).toContain('- There is /home/a on 10.9.0.1.\n- Another file.\n  /home/a has the sum ');
		expect(stderr).toContain('- There is /home/b on 10.9.0.2.\n');
		expect(stdout).not.toMatch(/^done/m);
		expect(hosts.get(ONE, '/home/made')).toBeUndefined();
		hosts.inside(ONE, 'rm /home/a');
		hosts.inside(TWO, 'rm /home/b');
		const again = await hosts.run('migrate.sh --apply --yes');
		expect(again.code, again.text).toBe(0);
		expect(again.stdout).toMatch(/done {3}01-step\ndone {3}02-step\n(.*\n)*run {4}03-step/);
	});

	test('a host is asked once, however much is required of it', async () => {
		const many = Array.from({ length: 12 }, (_, at) => absent(ONE, `/home/none ${at}\n$(touch /home/pwned)`));
		const calls = async (needs: readonly Require[]) => {
			hosts.forget();
			install(needs);
			const { code, text } = await hosts.run('migrate.sh --apply');
			expect(code, text).toBe(0);
			return hosts.callCount();
		};
		expect(await calls(many)).toBe(await calls(many.slice(0, 1)));
		expect(hosts.get(ONE, '/home/pwned')).toBeUndefined();
	});

	test('a host that does not answer is told together with what others lack, once', async () => {
		install([absent(GONE, '/x'), absent(GONE, '/y')], [absent(ONE, '/home/a')]);
		const { code, stderr } = await hosts.run('migrate.sh --apply --yes');
		expect(code, stderr).toBe(1);
		expect(stderr).toContain('FAILED: 2 things are not as the plan needs them.');
		expect(stderr.match(/10\.9\.0\.9: There is no ssh connection/g)).toHaveLength(1);
		expect(stderr).toContain('- There is /home/a on 10.9.0.1.');
	});

	test('what may be meant so is shown and asked about once; no ends the run, yes goes on', async () => {
		hosts.put(TWO, '/home/b', 'b\n');
		const doubtful = { mayBeMeant: true } as const;
		install([absent(ONE, '/home/a', doubtful)], [absent(TWO, '/home/b', doubtful)], [make]);
		const no = await hosts.run('migrate.sh --apply', { input: 'no\n' });
		expect(no.code).toBe(3);
		expect(no.stdout).toContain('- There is /home/a on 10.9.0.1.\n- There is /home/b on 10.9.0.2.\n');
		expect(no.stdout.match(/\[yes\/no\]/g)).toHaveLength(1);
		expect(hosts.get(ONE, '/home/made')).toBeUndefined();
		const yes = await hosts.run('migrate.sh --apply', { input: 'yes\n' });
		expect(yes.code, yes.text).toBe(0);
		expect(yes.stdout).toContain('done   03-step');
		const again = await hosts.run('migrate.sh --apply');
		expect(again.code, again.text).toBe(0); // and is not asked again
	});

	test('what may be meant so is told together with what must hold, and then nothing is asked', async () => {
		install([absent(ONE, '/home/a', { mayBeMeant: true }), absent(ONE, '/srv/d')]);
		const { code, stdout, stderr } = await hosts.run('migrate.sh --apply', { input: 'yes\n' });
		expect(code).toBe(3);
		expect(stderr).toContain('- There is /home/a on 10.9.0.1.\n- There is /srv/d on 10.9.0.1.');
		expect(stdout).not.toContain('[yes/no]');
	});

	test('one step of several can be asked for alone', async () => {
		install([absent(ONE, '/home/a')], [absent(TWO, '/home/none')]);
		const { code, text } = await hosts.run('migrate.sh --apply --only 02-step');
		expect(code, text).toBe(0);
	});

	test('requirements before a copy are looked at before it', async () => {
		const copy = { from: { host: ONE, path: '/srv/d' }, to: { host: TWO, path: '/srv/d' }, excludes: [] };
		install([absent(ONE, '/home/a'), { op: 'copy-tree', ...copy }]);
		const { code, stderr } = await hosts.run('migrate.sh --apply');
		expect(code, stderr).toBe(3);
		expect(hosts.get(TWO, '/srv/d/in/f')).toBeUndefined();
	});

	test('programs that print something else on another host', async () => {
		hosts.put(TWO, '/home/a', 'b\n');
		const same = (path: string): Probe => ({
			probe: 'same-output',
			argv: ['cat', path],
			other: { host: TWO, argv: ['cat', '/home/a'] },
		});
		expect(await refusal(same('/home/a'))).toContain('REFUSED: Sentence.\n  10.9.0.1: a\n  10.9.0.2: b\n');
		expect(await refusal(same('/home/none'))).toContain('/home/none: No such file');
		hosts.put(ONE, '/home/c', 'b\n');
		await holds(same('/home/c'));
	});

	test('owners with other numbers', async () => {
		hosts.put(TWO, '/home/b', 'b\n');
		const known: Probe = { probe: 'owner-known', of: { host: TWO, path: '/home/b' } };
		hosts.inside(TWO, 'chown daemon:mail /home/b');
		await holds(known);
		hosts.inside(TWO, 'chown 54321:54321 /home/b');
		await holds(known); // without a name on either host, numbers are all there is
		const [name, number] = ['daemon:x:', hosts.inside(TWO, 'id -u daemon').trim()];
		hosts.inside(TWO, `sed 's/^${name}${number}:/${name}54321:/' /etc/passwd > /tmp/passwd`);
		hosts.inside(TWO, 'mount --bind /tmp/passwd /etc/passwd');
		const words = `the user daemon has the uid 54321 there, and ${number} here`;
		expect(await refusal(known)).toContain(`REFUSED: Sentence.\n  ${words}\n`);
		hosts.inside(TWO, 'umount /etc/passwd');
	});

	test('a path on the root disk where the other host has a disk of its own, or on another kind of file system', async () => {
		const like = (path: string, other: string, aspect: 'place' | 'kind' = 'place'): Probe => ({
			probe: 'disk-like',
			...{ path, other: { host: TWO, path: other }, aspect },
		});
		hosts.inside(TWO, 'mkdir -p /mnt/disk && mount -t tmpfs disk /mnt/disk && mkdir /mnt/disk/deep');
		try {
			const [root, own] = ['/usr', '/mnt/disk/deep/new'];
			expect(await refusal(like(root, own))).toContain('REFUSED: Sentence.\n  10.9.0.1: root\n  10.9.0.2: own\n');
			await holds(like(root, '/usr/lib'), like('/proc/new', own), like('/proc', root));
			expect(await refusal(like('/proc', own, 'kind'))).toContain('10.9.0.1: proc\n  10.9.0.2: tmpfs\n');
			await holds(like('/usr/no', root, 'kind'));
		} finally {
			hosts.inside(TWO, 'umount /mnt/disk');
		}
	});

	test('ways that are closed, and names that nobody knows', async () => {
		const open = (host: string, port: number): Probe => ({ probe: 'ways-open', to: [{ host, port }] });
		expect(await refusal(open('10.250.250.250', 80))).toContain('no way to port 80 of 10.250.250.250: ');
		expect(await refusal(open('no-such-host.invalid', 80))).toContain('no way to port 80 of no-such-host.invalid: ');
		await holds(open('127.0.0.1', 9)); // refused by the host itself: nothing listens yet
		expect(hosts.inside(ONE, 'find /tmp -name "tmp.*"')).toBe('');
	});

	test('ports that the system gives away, unless they are reserved', async () => {
		hosts.inside(ONE, 'echo 40000 41000 > /proc/sys/net/ipv4/ip_local_port_range');
		const kept = (...ports: number[]): Probe => ({ probe: 'ports-kept', ports });
		expect(await refusal(kept(39_999, 40_500))).toContain('  port 40500 lies between 40000 and 41000\n');
		await holds(kept(39_999, 41_001));
		hosts.inside(ONE, 'echo 40100,40400-40600 > /proc/sys/net/ipv4/ip_local_reserved_ports');
		await holds(kept(40_100, 40_500));
		expect(await refusal(kept(40_601))).toContain('port 40601');
	});

	test('units that start what is in a folder; comments and longer names do not count', async () => {
		const starts: Probe = { probe: 'nothing-starts', folders: ['/home/toy'] };
		hosts.inside(ONE, 'mount -t tmpfs units /etc/systemd/system');
		const unit = (text: string) =>
			hosts.inside(ONE, `printf '%s\\n' '${text}' > /etc/systemd/system/toy-unknown@.service`);
		try {
			unit('# ExecStart=/home/toy/start.sh\nExecStart=/home/toy_2/start.sh');
			await holds(starts);
			unit('[Service]\nExecStart=/home/toy_2/x /home/toy/start.sh');
			expect(await refusal(starts)).toMatch(
				/ {2}\/etc\/systemd\/system\/toy-unknown@\.service.*: ExecStart=\/home\/toy_2\/x \/home\/toy\/start\.sh\n/,
			);
		} finally {
			hosts.inside(ONE, 'umount /etc/systemd/system');
		}
	});

	test('links that lead out of what is copied', async () => {
		const inside: Probe = { probe: 'links-inside', folders: ['/srv/d', '/srv/e', '/srv/none'] };
		hosts.inside(ONE, 'mkdir /srv/e; cd /srv/d; ln -s in/f ok; ln -s /srv/e/x other; ln in/f in/twin; ln -s ../e rel');
		await holds(inside);
		hosts.inside(ONE, "cd /srv/d; ln -s ../../home/a 'odd name'; ln in/twin /srv/third; ln -s /srv/d2 near");
		const stderr = await refusal(inside);
		expect(stderr).toContain('  /srv/d/odd name leads to /home/a\n');
		expect(stderr).toContain('  /srv/d/near leads to /srv/d2\n');
		expect(stderr).toMatch(/ {2}\/srv\/d\/in\/(f|twin) has another name outside\n/);
	});

	test('what belongs to nobody in a folder', async () => {
		const only: Probe = { probe: 'holds-only', path: '/srv/d', names: ['in', '*'] };
		await holds(only, { probe: 'holds-only', path: '/srv/none', names: [] });
		hosts.inside(
			ONE,
			'cd /srv/d && mkdir c.aborted-0123456789abcdef.taken-back c.aborted-0123456789abcdef.taken-back.~1~',
		);
		hosts.inside(ONE, 'cd /srv/d && touch .c.0123456789abcdef.owner');
		await holds(only);
		hosts.put(ONE, '/srv/d/log/x', '');
		expect(await refusal(only)).toContain('  /srv/d/log\n');
	});

	test('a clock that is wrong', async () => {
		const date = hosts.inside(ONE, 'readlink -f "$(command -v date)"').trim();
		hosts.inside(ONE, `cp ${date} /root/date`);
		hosts.put(ONE, '/root/late', '#!/bin/sh\nexec /root/date -d "1 minute ago" "$@"\n');
		hosts.inside(ONE, `chmod 755 /root/late; mount --bind /root/late ${date}`);
		hosts.put(ONE, '/root/.old-bash', ''); // one that does not know the time by itself: toy-eval.sh
		try {
			expect(await refusal({ probe: 'clock-within', milliseconds: 500 })).toMatch(
				/REFUSED: Sentence\.\n {2}it is between -(60|59)\d{3} and -(60|5\d)\d{3} milliseconds ahead of this machine\n/,
			);
			await holds({ probe: 'clock-within', milliseconds: 61_000 });
		} finally {
			hosts.inside(ONE, `umount ${date}; rm /root/.old-bash`);
		}
		await holds({ probe: 'clock-within', milliseconds: 500 });
	});
});
