import { writeFileSync } from 'node:fs';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { renderAll } from '../../server/src/render/registry.ts';
import { shellWords } from '../../server/src/render/shell-quote.ts';
import { awkwardWords, shellText } from '../support/awkward.ts';
import { hostOf, ONE, planWith, TWO } from '../support/sample-plans.ts';
import { available, ToyHosts, whyNoToyHosts } from '../support/toy-hosts.ts';

describe.runIf(available('words through ssh', whyNoToyHosts()))('functions on a host', () => {
	let hosts: ToyHosts;

	beforeAll(() => {
		hosts = new ToyHosts([ONE, TWO]);
		hosts.install(renderAll(planWith([])));
	});
	afterAll(() => hosts?.close());

	/** Runs lines of bash that can use lib.sh; errors end it. */
	const withLibrary = (lines: readonly string[], env = {}) => {
		const start = ['set -Eeuo pipefail', 'HERE=$PWD', 'source ./lib.sh', 'exec 5<&0 < /dev/null'];
		writeFileSync(`${hosts.dir}/scripts/try.sh`, `${[...start, ...lines].join('\n')}\n`);
		return hosts.run('try.sh', { env });
	};
	const words = ['at_words() { printf \'%s\\0\' "$@"; }', 'prepare_library'];

	test.each(['C', 'C.UTF-8'])('get their words whole in locale %s', async (locale) => {
		const { stdout, stderr } = await withLibrary([...words, `on ${ONE} at_words ${shellWords(awkwardWords)}`], {
			LC_ALL: locale,
		});
		expect(stderr).toBe('');
		expect(stdout.split('\0').slice(0, -1)).toEqual(awkwardWords);
		expect(hosts.inside(ONE, 'find /home /root /tmp /srv -name "pwned*"')).toBe('');
	});

	test('get any words whole', async () => {
		const property = fc.asyncProperty(fc.array(shellText, { minLength: 20, maxLength: 60 }), async (list) => {
			const { stdout, stderr } = await withLibrary([...words, `on ${ONE} at_words ${shellWords(list)}`]);
			expect(stderr).toBe('');
			expect(stdout.split('\0').slice(0, -1)).toEqual(list);
		});
		await fc.assert(property, { numRuns: 15 });
	});

	test('get standard input byte by byte, and their status comes back', async () => {
		const { stdout } = await withLibrary([
			'at_sums() { sha256sum; return 42; }',
			'prepare_library',
			'head -c 300000 /dev/urandom > input',
			`try on ${ONE} at_sums < input`,
			'printf "%s\\n" "$STATUS"; sha256sum < input',
		]);
		const [there, status, here] = stdout.trim().split('\n');
		expect(status).toBe('42');
		expect(there).toBe(here);
	});

	test('programs get their words whole, and may leave something running', async () => {
		const { code, stdout } = await withLibrary([
			'prepare_library',
			`run_program ${ONE} /srv printf '%s|' ${shellWords(awkwardWords)}`,
			`run_program ${ONE} '' sh -c 'sleep 5 & echo started'`,
		]);
		expect(code).toBe(0);
		expect(stdout).toBe(`${awkwardWords.map((word) => `${word}|`).join('')}started\n`);
	});

	test('are reached by user, port, key and jump host of the plan; IPv6 addresses work for ssh and rsync', async () => {
		const odd = { sshAddress: 'gate.example', user: 'db', port: 2222, keyFile: '~/my key%', jump: 'me@jump:22' };
		hosts.install(renderAll(planWith([], { hosts: [{ ...hostOf('fd00::1'), ...odd }, hostOf(ONE)] })));
		const { stdout } = await withLibrary([
			"reach 'fd00::1'",
			// biome-ignore lint/suspicious/noTemplateCurlyInString: text for a shell, not for us
			'printf "%s|" "$LOGIN" "${REACH[@]:10}"; echo',
			'printf "%s %s %s\n" "$PEER" "$PEER_PORT" "$(at_rsync_place "$PEER" "/a b")"',
			'at_rsync_place "" /a; echo; at_rsync_place root@10.0.0.1 /a; echo; at_rsync_place fd00::2 /a; echo',
		]);
		hosts.install(renderAll(planWith([])));
		expect(stdout.split('\n')).toEqual([
			'db@gate.example|-o|Port=2222|-o|IdentityFile="~/my key%%"|-o|ProxyJump=me@jump:22|',
			'db@fd00::1 2222 db@[fd00::1]:/a b/',
			'/a/',
			'root@10.0.0.1:/a/',
			'[fd00::2]:/a/',
			'',
		]);
	});

	test('tell who listens on a port, with and without ss', async () => {
		const listen = 'node -e \'require("net").createServer().listen(4711)\' > /dev/null 2>&1 &';
		hosts.inside(ONE, `PATH=$PATH:${process.execPath.replace(/\/node$/, '')}; ${listen} sleep 0.5`);
		const ask = (port: number) => [
			`try on ${ONE} at_port_listening ${port}; listening=$STATUS`,
			`try on ${ONE} at_port_free ${port}; echo $listening $STATUS`,
		];
		const { stdout } = await withLibrary([
			...['prepare_library', ...ask(4711), ...ask(4712), ...ask(471)],
			...['at_with_proc() { ss() { return 1; }; "$@"; }', 'prepare_library'],
			...[4711, 4712, 711].map((port) => `try on ${ONE} at_with_proc at_port_listening ${port}; echo $STATUS`),
		]);
		expect(stdout).toBe('0 1\n1 0\n1 0\n0\n1\n1\n');
		hosts.inside(ONE, 'pkill -f "listen[(]4711" || true');
	});

	test('see a program that runs below a folder, even after it was deleted or through a link', async () => {
		const start = 'mkdir -p /srv/toy/bin && cp /bin/sleep /srv/toy/bin/toyd && ln -sfn /srv/toy /home/link';
		hosts.inside(ONE, `${start} && { /srv/toy/bin/toyd 4 > /dev/null 2>&1 & } && sleep 0.2`);
		const ask = (folder: string) => `try on ${ONE} at_no_process_below /srv/other ${folder}; echo $STATUS`;
		const { stdout, stderr } = await withLibrary([
			...['prepare_library', ask('/srv/toy'), ask('/home/link'), ask('/srv/to'), ask('/srv/toy/bin/toyd')],
			`on ${ONE} at_run / rm -r /srv/toy`,
			ask('/srv/toy'),
		]);
		expect(stdout).toBe('1\n1\n0\n0\n1\n');
		expect(stderr).toMatch(/^process \d+ runs \/srv\/toy\/bin\/toyd$/m);
	});
});
