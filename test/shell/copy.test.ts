import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';

import type { Plan } from '../../server/src/plan/plan.ts';
import { renderAll } from '../../server/src/render/registry.ts';
import { ONE, planWith, TWO } from '../support/sample-plans.ts';
import { available, ToyHosts, whyNoToyHosts } from '../support/toy-hosts.ts';

/** The call of a host that copies: before it are the lock, a session, the question for the source, a session, the folder. */
const COPY = 6;

describe.runIf(available('copies on toy hosts', whyNoToyHosts()))('copy-tree', () => {
	let hosts: ToyHosts;

	beforeAll(() => {
		hosts = new ToyHosts([ONE, TWO]);
	});
	beforeEach(() => {
		hosts.reset({
			[ONE]: {
				'/srv/data set/f1': 'one\n',
				'/srv/data set/sub/f2': 'two\n',
				'/srv/data set/sub/new\nline $(touch pwned)': 'odd\n',
				'/srv/data set/server/x.lic': 'license\n',
				'/srv/data set/config/a.cfg': 'cfg\n',
				'/srv/data set/config.bak2/a.cfg': 'old cfg\n',
				'/srv/data set/sub/config/kept': 'kept\n',
			},
			[TWO]: {},
		});
		const links = 'cd "/srv/data set" && ln f1 sub/hard && ln -s /nowhere sub/soft && chown 7:8 f1 && chmod 600 sub/f2';
		hosts.inside(ONE, `${links} && touch -d 2001-02-03 f1 sub`);
	});
	afterAll(() => hosts?.close());

	const copy = { op: 'copy-tree', from: { host: ONE, path: '/srv/data set' } } as const;
	const excludes = ['*.lic', '/config', '/config.bak*'];
	const install = (transfer: Plan['options']['transfer'], to = { host: TWO, path: '/srv/data set' }) =>
		hosts.install(
			renderAll(
				planWith([{ id: '01-copy', operations: [{ ...copy, to, excludes }] }], {
					id: '0123456789abcdef',
					options: { transfer, stateFolder: '/var/tmp/ddb-migrate', parallel: 1 },
				}),
			),
		);
	const list = (host: string, folder = '/srv/data set') => {
		const names = `cd '${folder}' && find . -printf '%M %n %U:%G %p %l\\n' | grep -v '^d' | sort`;
		return hosts.inside(host, `${names}; find . -type f -print0 | sort -z | xargs -0 sha256sum`).split('\n');
	};
	const wanted = () => list(ONE).filter((line) => !/\.\/config(\.bak2)?\/|\.lic/.test(line));

	for (const transfer of ['rsync', 'scp'] as const) {
		describe(`with ${transfer}`, () => {
			beforeEach(() => install(transfer));

			test('keeps owners, modes, links and names, and leaves out what is excluded', async () => {
				const { code, text } = await hosts.run('migrate.sh --apply');
				expect(code, text).toBe(0);
				expect(list(TWO)).toEqual(wanted());
				expect(hosts.inside(TWO, 'date -r "/srv/data set/f1" +%F; ls -A /srv /root')).toBe(
					'2001-02-03\n/root:\n\n/srv:\n.data set.0123456789abcdef.owner\ndata set\n',
				);
			});

			test('copies on one host without ssh in between', async () => {
				install(transfer, { host: ONE, path: '/mnt/copy of it' });
				const { code, text } = await hosts.run('migrate.sh --apply');
				expect(code, text).toBe(0);
				expect(list(ONE, '/mnt/copy of it')).toEqual(wanted());
				expect(hosts.callCount()).toBeLessThan(7);
			});

			test('repairs a file that differs with the same size and time', async () => {
				await hosts.run('migrate.sh --apply');
				const same =
					'touch -r "/srv/data set/f1" /tmp/t; echo ONE > "/srv/data set/f1"; touch -r /tmp/t "/srv/data set/f1"';
				hosts.inside(TWO, same);
				const { code, text } = await hosts.run('migrate.sh --apply');
				expect(code, text).toBe(0);
				expect(text).toContain('run    01-copy');
				expect(list(TWO)).toEqual(wanted());
			});

			test('stops at files that only the copy has', async () => {
				await hosts.run('migrate.sh --apply');
				hosts.put(TWO, '/srv/data set/extra', 'extra\n');
				const { code, text } = await hosts.run('migrate.sh --apply --yes');
				expect(code).toBe(3);
				expect(text).toMatch(transfer === 'rsync' ? /\*deleting +extra/ : /> f 644 0:0 \.\/extra/);
				expect(hosts.get(TWO, '/srv/data set/extra')).toBe('extra\n');
			});

			test('fails when the other host cannot be reached, and does not take that for equal', async () => {
				await hosts.run('migrate.sh --apply');
				hosts.setDown(TWO, true);
				const { code, text } = await hosts.run('migrate.sh --apply');
				hosts.setDown(TWO, false);
				expect(code, text).toBe(1);
				expect(text).toContain('No route to host');
			});
		});
	}

	test('deletes files that only the copy has after the word delete, or with --delete-extra', async () => {
		install('rsync');
		await hosts.run('migrate.sh --apply');
		for (const [options, input] of [
			['', 'delete\n'],
			['--delete-extra', ''],
		] as const) {
			hosts.put(TWO, '/srv/data set/extra', 'extra\n');
			const refused = await hosts.run('migrate.sh --apply', { input: 'yes\n' });
			expect(refused.code).toBe(3);
			const { code, text } = await hosts.run(`migrate.sh --apply ${options}`, { input });
			expect(code, text).toBe(0);
			expect(list(TWO)).toEqual(wanted());
		}
	});

	test('half files never lie in the copy, and disappear', async () => {
		install('rsync');
		hosts.inside(ONE, 'head -c 30000000 /dev/urandom > "/srv/data set/big"');
		await hosts.run('migrate.sh --apply', { kill: { call: COPY, when: 'during' } });
		expect(hosts.inside(TWO, 'ls -A /srv')).toContain('.data set.0123456789abcdef.tmp\n'); // it was under way
		expect(hosts.inside(TWO, 'ls -A "/srv/data set" | grep ^[.] || true')).toBe('');
		const { code, text } = await hosts.run('migrate.sh --apply');
		expect(code, text).toBe(0);
		expect(list(TWO)).toEqual(wanted());
		expect(hosts.inside(TWO, 'ls -A /srv')).toBe('.data set.0123456789abcdef.owner\ndata set\n');
	});

	test('waits for a copy that outlived the script that started it', async () => {
		install('rsync');
		hosts.inside(ONE, 'head -c 60000000 /dev/urandom > "/srv/data set/big"');
		await hosts.run('migrate.sh --apply', { kill: { call: COPY, when: 'orphan' } });
		const lock = '/tmp/ddb-0123456789abcdef-0';
		await vi.waitFor(() => expect(hosts.inside(ONE, `ls ${lock}`)).not.toBe(''), 20_000);
		const next = await hosts.run('migrate.sh --apply');
		expect(next.code, next.text).toBe(0);
		expect(list(TWO)).toEqual(wanted());
		// Holds the lock of the copy until somebody waits for it.
		const waits = '-> FLOCK .*:$(stat -c %i "$(ls)") ';
		const held = `n=0; cd ${lock} && exec 8>> "$(ls)" && flock 8 && until grep -Eq -e "${waits}" /proc/locks || ((++n > 600)); do sleep 0.1; done`;
		const isHeld = `until ! flock -n ${lock}/* true; do sleep 0.1; done`;
		hosts.inside(ONE, `{ ${held}; } > /dev/null 2>&1 & ${isHeld}; echo more >> "/srv/data set/f1"`);
		const waiting = await hosts.run('migrate.sh --apply');
		expect(waiting.code, waiting.text).toBe(0);
		expect(waiting.text).toContain('waiting for a copy that an interrupted run started');
		expect(list(TWO)).toEqual(wanted());
	});

	test('a copy onto a mount point keeps its half files inside, out of the comparison', async () => {
		install('rsync', { host: TWO, path: '/srv/disk' });
		hosts.inside(TWO, 'mkdir /srv/disk && mount -t tmpfs disk /srv/disk');
		const { code, text } = await hosts.run('migrate.sh --apply');
		const copied = list(TWO, '/srv/disk');
		const left = hosts.inside(TWO, 'ls -A /srv/disk; umount /srv/disk');
		expect(code, text).toBe(0);
		expect(copied).toEqual(wanted());
		expect(left).not.toContain('.tmp');
	});
});
