import { expect, test } from 'vitest';
import {
	isNumeric,
	loginsText,
	namesText,
	networkText,
	ownPaths,
	stagedHosts,
} from '../../../server/src/cli/rehearsal/hosts.ts';
import { abilityOf } from '../../../server/src/cli/rehearsal/machine.ts';
import { isPlainPath, pathsOf } from '../../../server/src/cli/rehearsal/plan-paths.ts';
import { entriesBefore, licencePlaces, sumsOf } from '../../../server/src/cli/rehearsal/tree-entries.ts';
import { planOf, scenario } from '../../support/plans.ts';
import { hostOf, ONE, TWO } from '../../support/sample-plans.ts';

test('a plan says what has to be on its hosts; a file of another workspace is missing', () => {
	const plan = planOf('single-to-three');
	const known = sumsOf(scenario('single-to-three').source.values());
	const entries = entriesBefore(plan, (sum) => known.get(sum));
	const kinds = (kind: string) =>
		entries.filter((entry) => entry.kind === kind).map(({ host, path }) => `${host}:${path}`);
	expect(kinds('package')).toEqual([1, 2, 3].map((number) => `10.20.0.1:/home/dolphindb_${number}`));
	expect(kinds('file').filter((path) => path.includes('/config/'))).toHaveLength(12);
	expect(kinds('file').filter((path) => path.endsWith('/rehearsal-mark'))).toHaveLength(plan.moves.length);
	expect(kinds('missing')).toEqual([]);
	const others = entriesBefore(plan, () => undefined).filter(({ kind }) => kind === 'missing');
	expect(others).toHaveLength(12);
	expect(licencePlaces(plan).map(({ host }) => host)).toEqual(['10.20.0.2', '10.20.0.3']);
	expect(pathsOf(plan).filter((path) => !isPlainPath(path))).toEqual([]);
});

test.each(['relative', '/a/../b', '/..', '/a/./b', '/a\0b', ''])('%j is no path of a host', (path) => {
	expect(isPlainPath(path)).toBe(false);
});

test('hosts that have names get numbers that lead nowhere, and every host has its own address only', () => {
	const hosts = stagedHosts(
		[hostOf(ONE), { ...hostOf('db two'.replace(' ', '-')), port: 2222 }, hostOf('fd00::3')],
		(address) => (address === ONE ? [TWO] : []),
	);
	expect(hosts.map(({ addresses }) => addresses)).toEqual([[ONE, TWO], ['198.18.0.3'], ['fd00::3']]);
	expect(namesText(hosts)).toContain('198.18.0.3 db-two\n');
	expect(networkText(2, hosts)).toBe(`other ${ONE}/32\nother ${TWO}/32\nown 198.18.0.3/32\nother fd00::3/128\n`);
	expect(loginsText(hosts)).toBe(`${ONE} 22 1\ndb-two 2222 2\nfd00::3 22 3\n`);
	expect(['10.0.0.1', 'fd00::1', '10.0.0', 'host'].map(isNumeric)).toEqual([true, true, false, false]);
});

test('what plans name below folders of the system belongs to the hosts, the highest folders only', () => {
	expect(ownPaths(['/home/a', '/usr/local/ddb', '/usr/local/ddb/server', '/etc/ddb', '/usrx'])).toEqual([
		'/etc/ddb',
		'/usr/local/ddb',
	]);
});

test('a machine that lacks a program says which', async () => {
	const ability = await abilityOf(['no-such-program-here']);
	expect('reason' in ability && ability.reason.values['list']).toContain('no-such-program-here');
});
