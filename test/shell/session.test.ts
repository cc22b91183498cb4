import { writeFileSync } from 'node:fs';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { renderAll } from '../../server/src/render/registry.ts';
import { shellQuote, shellWords } from '../../server/src/render/shell-quote.ts';
import { shellText } from '../support/awkward.ts';
import { hostOf, ONE, planWith, TWO } from '../support/sample-plans.ts';
import { available, ToyHosts, whyNoToyHosts } from '../support/toy-hosts.ts';

describe.runIf(available('sessions', whyNoToyHosts()))('calls in a session', () => {
	let hosts: ToyHosts;

	beforeAll(() => {
		hosts = new ToyHosts([ONE, TWO]);
		hosts.install(renderAll(planWith([], { hosts: [hostOf(ONE), hostOf(TWO)] })));
	});
	afterAll(() => hosts?.close());

	/** Runs lines of bash with these functions for hosts, as a script with connections does. */
	const withSessions = (functions: readonly string[], lines: readonly string[]) => {
		const start = ['set -Eeuo pipefail', 'HERE=$PWD', 'source ./lib.sh', 'exec 5<&0 < /dev/null'];
		const prepare = [...functions, 'prepare_library', 'prepare_connections'];
		writeFileSync(`${hosts.dir}/scripts/try.sh`, `${[...start, ...prepare, ...lines].join('\n')}\n`);
		return hosts.run('try.sh');
	};

	test('bring back what was printed, what was complained of, and the status', async () => {
		const texts = fc.array(fc.tuple(shellText, shellText, fc.oneof(fc.nat(255), fc.constantFrom(253, 254, 255))), {
			minLength: 20,
			maxLength: 40,
		});
		const property = fc.asyncProperty(texts, async (calls) => {
			const lines = calls.flatMap(([out, said, status]) => [
				`try on ${ONE} at_say ${shellWords([out, said, `${status}`])} > out 2> said`,
				`[[ $STATUS == ${status} ]] && cmp out <(printf '%s' ${shellQuote(out)})`,
				`[[ $(< said) == "$(printf '%s' ${shellQuote(said)})" ]] || diff said <(printf '%s' ${shellQuote(said)})`,
			]);
			const say = 'at_say() { printf %s "$1"; printf %s "$2" >&2; return "$3"; }';
			const { code, text } = await withSessions([say], [...lines, 'echo all']);
			expect({ code, text }, text).toEqual({ code: 0, text: 'all\n\n' });
			expect(hosts.callCount()).toBe(1 + calls.length); // the session, and a call each
		});
		await fc.assert(property, { numRuns: 5 });
	});

	test('are long or short, and leave nothing behind for the next', async () => {
		const functions = [
			"at_much() { head -c 500000 /dev/zero | tr '\\0' x; head -c 500000 /dev/zero | tr '\\0' y >&2; }",
			"at_zero() { printf 'a\\0b\\n\\0\\0c'; }",
			// biome-ignore lint/suspicious/noTemplateCurlyInString: bash
			'at_state() { SECRET=${SECRET-none}; echo "$SECRET"; SECRET=kept; cd /; set -e; trap "echo trapped" EXIT; exit 7; }',
		];
		const { stdout, code } = await withSessions(functions, [
			`on ${ONE} at_zero > /dev/null; on ${ONE} at_much 2> said | wc -c; wc -c < said`,
			`on ${ONE} at_zero | od -c | head -n 1`,
			`try on ${ONE} at_state; echo "$STATUS"; try on ${ONE} at_state; echo "$STATUS"`,
		]);
		expect(code).toBe(0);
		const lines = stdout.split('\n').map((line) => line.trim());
		expect(lines.slice(0, 2)).toEqual(['500000', '500001']);
		expect(lines[2]).toMatch(/^0+ +a +b +\\n +c$/); // texts have no zero bytes
		expect(lines.slice(3)).toEqual(['none', 'trapped', '7', 'none', 'trapped', '7', '']);
	});

	test('are not mixed up with an answer that nobody waited for', async () => {
		const { stdout } = await withSessions(
			['at_late() { sleep 0.3; echo late; }', 'at_now() { echo now; return 5; }'],
			[
				`on ${ONE} at_now || true`,
				`( on ${ONE} at_late ) & sleep 0.1; kill -KILL $!`,
				`try on ${ONE} at_now; echo $STATUS`,
			],
		);
		expect(stdout).toBe('now\nnow\n5\n');
	});

	test('end with 255 where the session ends, and the next ones work', async () => {
		const functions = ['at_end() { kill -KILL $$; sleep 0.2; }', 'at_now() { echo now; }'];
		const { stdout, code } = await withSessions(functions, [
			`try on ${ONE} at_end; echo $STATUS; on ${ONE} at_now`,
			`(try on ${ONE} at_end; echo $STATUS; on ${ONE} at_now); on ${ONE} at_now; on ${ONE} at_now`,
		]);
		expect({ stdout, code }).toEqual({ stdout: '255\nnow\n255\nnow\nnow\nnow\n', code: 0 });
	});

	test('do not need sessions: a host that allows none is called without', async () => {
		const { stdout, code } = await withSessions(
			['at_serve() { return 1; }', 'at_now() { echo now; }'],
			[`on ${ONE} at_now; on ${TWO} at_now; on ${ONE} at_now`],
		);
		expect({ stdout, code, calls: hosts.callCount() }).toEqual({ stdout: 'now\nnow\nnow\n', code: 0, calls: 5 });
	});

	test('do not outlive the script, however it ends', async () => {
		/** A process that has ended may wait for a while to be taken note of. */
		const gone =
			'for pid in $(cat /root/session?); do case $(ps -o stat= -p "$pid") in "" | Z*) echo gone ;; *) ps -fp "$pid" ;; esac; done';
		for (const end of ['exit 3', 'kill -KILL $$', 'kill -TERM $$']) {
			await withSessions(
				['at_note() { echo $$ > "/root/session$1"; }'],
				[`on ${ONE} at_note 1`, `(on ${TWO} at_note 2)`, end],
			);
			await vi.waitFor(() => expect(hosts.inside(ONE, gone), end).toBe('gone\n'));
			await vi.waitFor(() => expect(hosts.inside(TWO, gone), end).toBe('gone\n'));
		}
	});
});
