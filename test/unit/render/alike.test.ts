import { execFileSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import type { Operation, Probe } from '../../../server/src/plan/operation.ts';
import { ANY_HOST, MOST_APART, portionsOf } from '../../../server/src/render/alike.ts';
import { sharedLines } from '../../../server/src/render/bash/alike-lines.ts';
import { operationLines } from '../../../server/src/render/bash/emit.ts';
import { visible } from '../../../server/src/render/shell-quote.ts';
import { awkwardWords } from '../../support/awkward.ts';

const hosts = Array.from({ length: MOST_APART + 1 }, (_, at) => `10.0.0.${at + 1}`);

function required(host: string, probe: Probe, problem = `${host} is not as it should be.`): Operation {
	return { op: 'require', host, probe, problem };
}

describe('work that hosts do alike', () => {
	const same = (host: string) => [
		required(host, { probe: 'port-free', port: 1 }),
		required(host, { probe: 'path-exists', path: '/a' }),
	];
	const own = (host: string) => required(host, { probe: 'path-exists', path: `/${host.replaceAll('.', '_')}` });

	test('is found where more than a few hosts do it, with what stands alone around it', () => {
		const work = portionsOf(hosts.map((host) => [...same(host), own(host), ...same(hosts[0] ?? '')]));
		for (const [at, portions] of work.entries()) {
			const host = hosts[at];
			expect(portions.map((portion) => [portion.host, portion.alike?.number, portion.operations.length])).toEqual([
				[host, 1, 2],
				[undefined, undefined, 1],
				[hosts[0], 1, 2],
			]);
			expect(portions[0]?.alike?.operations).toEqual(same(ANY_HOST));
		}
	});

	test('stays as it is for a few hosts', () => {
		const work = portionsOf(hosts.slice(0, MOST_APART).map(same));
		expect(work.flat().filter(({ alike }) => alike)).toEqual([]);
		expect(work.flat().map(({ operations }) => operations)).toEqual(hosts.slice(0, MOST_APART).map(same));
	});

	test('is not taken from a host whose name is a part of other words', () => {
		const names = hosts.map((_, at) => 'abcdefghijklmnopqrstuvwxyz'.charAt(at));
		const work = portionsOf(names.map(same));
		for (const [at, list] of work.entries()) {
			for (const { alike, host, operations } of list) {
				const text = JSON.stringify(alike?.operations ?? operations).replaceAll(ANY_HOST, host ?? '');
				expect(JSON.parse(text)).toEqual(alike ? same(names[at] ?? '') : operations);
			}
		}
	});

	test.each([hosts, hosts.map((host) => host.replaceAll('.', ':')), hosts.map((host) => host.replace('10.', 'n'))])(
		'gives bash the same words as if it were written out for each',
		(...names) => {
			const lists = names.map(
				(host) =>
					[
						...awkwardWords.flatMap((word) => [
							required(host, { probe: 'path-exists', path: word }, `${visible(word)}${host}'`),
							required(host, { probe: 'ssh-to', host: word }, `${host} ${host}`),
						]),
						{
							op: 'run',
							host,
							argv: ['sh', '-c', `'${host}'"$1`, host, `-${host}`],
							cwd: '/a',
							unless: { probe: 'path-exists', path: host },
						},
						{ op: 'copy-tree', from: { host, path: '/a' }, to: { host, path: '/b' }, excludes: ["'"] },
					] satisfies Operation[],
			);
			const { functions, lists: short } = sharedLines(portionsOf(lists), () => undefined);
			const whole = lists.flatMap((list) => operationLines(list, () => undefined));
			expect(wordsOf([...functions, ...short.flat()])).toEqual(wordsOf(whole));
			expect(functions.length).toBeGreaterThan(0);
			expect(short.flat().join('\n').length).toBeLessThan(whole.join('\n').length / 2);
		},
	);
});

test('names that a shell could take for something else stay written out', () => {
	const names = hosts.map((host) => `-x ${host} '$(touch pwned)' 主机`);
	const work = portionsOf(names.map((host) => [required(host, { probe: 'port-free', port: 1 })]));
	expect(work.flat().filter(({ alike }) => alike)).toEqual([]);
});

test('a host in a value with control letters stays written out', () => {
	const lists = hosts.map((host) => [required(host, { probe: 'path-exists', path: `a\n${host}` })]);
	const { functions, lists: short } = sharedLines(portionsOf(lists), () => undefined);
	expect(functions).toEqual([]);
	expect(short).toEqual(lists.map((list) => operationLines(list, () => undefined)));
});

/** What the functions of lib.sh would be called with. */
function wordsOf(lines: readonly string[]): string[] {
	const stubs = ['op() { printf \'%s\\0\' op "$@"; }', 'unless() { printf \'%s\\0\' unless "$@"; }'];
	const script = ['set -eu', ...stubs, ...lines, ''].join('\n');
	return execFileSync('bash', [], { input: script, env: { PATH: '/usr/bin:/bin', LC_ALL: 'C.UTF-8' } })
		.toString()
		.split('\0');
}
