import { describe, expect, test } from 'vitest';
import { unique } from '../../../server/src/base/collections.ts';
import type { Plan } from '../../../server/src/plan/plan.ts';
import type { PreflightData, Requirement } from '../../../server/src/plan/steps/preflight.ts';
import { renderAll } from '../../../server/src/render/registry.ts';
import { planFor, planOf } from '../../support/plans.ts';

const [ONE, TWO, THREE] = ['10.20.0.1', '10.20.0.2', '10.20.0.3'] as const;

/** What a plan requires of a host before it changes anything, by the kind of question. */
function requirements(plan: Plan, host: string, probe: string): readonly Requirement[] {
	const data = plan.steps.filter(({ kind }) => kind === 'preflight').map((step) => step.data as PreflightData);
	return data
		.filter((one) => one.host === host)
		.flatMap((one) => one.requirements)
		.filter((one) => one.probe.probe === probe);
}

describe('before a migration', () => {
	const plan = planOf('single-to-three');

	test('all requirements of all hosts come before anything else', () => {
		const kinds = plan.steps.map(({ kind }) => kind);
		expect(kinds.slice(0, 3)).toEqual(['preflight', 'preflight', 'preflight']);
		expect(plan.steps.slice(0, 3).flatMap(({ operations }) => operations.map(({ op }) => op))).not.toContain('confirm');
		expect(plan.steps.slice(0, 3).every(({ operations }) => operations.every(({ op }) => op === 'require'))).toBe(true);
		const migrate = renderAll(plan).find(({ path }) => path === 'migrate.sh')?.text ?? '';
		expect(migrate).toMatch(/^\tinquire\n(\t\tstep 0[123]-preflight\S* .*\n){3}\tconclude\n/m);
	});

	test('every host reaches the ports that will be on every other one', () => {
		expect(requirements(plan, TWO, 'ways-open')).toEqual([
			{
				probe: {
					probe: 'ways-open',
					to: [
						...[8801, 8804, 8811].map((port) => ({ host: ONE, port })),
						...[8803, 8806, 8813].map((port) => ({ host: THREE, port })),
					],
				},
				problem: expect.stringContaining(`${TWO} does not get through`),
			},
		]);
		expect(requirements(plan, TWO, 'ports-kept')).toMatchObject([{ probe: { ports: [8802, 8805, 8812] } }]);
	});

	test('all packages of today have the same program and plugins, and new hosts are machines like the old one', () => {
		const sums = requirements(plan, ONE, 'same-output');
		expect(sums.map(({ problem }) => problem)).toEqual([
			expect.stringMatching(/^\/home\/dolphindb_2\/server\/dolphindb on 10\.20\.0\.1 is not the same program as/),
			expect.stringMatching(/^The plugins in \/home\/dolphindb_2\/server\/plugins on 10\.20\.0\.1 are not those in/),
			expect.stringMatching(/^\/home\/dolphindb_3\/server\/dolphindb on 10\.20\.0\.1 is not the same program as/),
			expect.stringMatching(/^The plugins in \/home\/dolphindb_3\/server\/plugins on 10\.20\.0\.1 are not those in/),
		]);
		expect(sums.map(({ mayBeMeant }) => mayBeMeant === true)).toEqual([false, true, false, true]);
		const words = requirements(plan, TWO, 'same-output').map(
			({ problem, mayBeMeant }) => `${problem.slice(0, 42)}${mayBeMeant ? ' …may be meant' : ''}`,
		);
		expect(words).toEqual([
			'10.20.0.2 has another architecture than 10',
			'10.20.0.2 is in another time zone than 10. …may be meant',
			'10.20.0.2 allows another number of open fi …may be meant',
		]);
	});

	test('what travels finds its owner and its disk', () => {
		const paths = ['/home/dolphindb_2', '/data/dolphindb_2', '/home/dolphindb_1/server/clusterDemo/data/node2'];
		const owners = requirements(plan, TWO, 'owner-known').map(({ probe }) => probe);
		expect(owners).toEqual(paths.map((path) => ({ probe: 'owner-known', of: { host: ONE, path } })));
		expect(requirements(plan, TWO, 'disk-like')[2]).toMatchObject({
			probe: { aspect: 'place', path: '/data/dolphindb_2', other: { host: ONE, path: '/data/dolphindb_2' } },
			problem: expect.stringContaining('would lie on the root disk of 10.20.0.2'),
		});
		expect(requirements(plan, TWO, 'disk-like')[3]).toMatchObject({ probe: { aspect: 'kind' }, mayBeMeant: true });
		expect(requirements(plan, ONE, 'owner-known')).toEqual([]);
	});

	test('the old host is asked for what starts by itself, for links, and for what belongs to nobody', () => {
		const packages = [1, 2, 3].map((number) => `/home/dolphindb_${number}`);
		expect(requirements(plan, ONE, 'nothing-starts')).toMatchObject([{ probe: { folders: packages } }]);
		expect(requirements(plan, ONE, 'links-inside')[0]?.mayBeMeant).toBe(true);
		const homes = requirements(plan, ONE, 'holds-only').map(({ probe }) => probe);
		expect(homes).toHaveLength(3);
		expect(homes[0]).toMatchObject({ path: '/home/dolphindb_1/server/clusterDemo/data' });
		expect(homes[0]).toHaveProperty('names', expect.arrayContaining(['controller1', 'agent1', 'node1', 'node3']));
		for (const probe of ['nothing-starts', 'links-inside', 'holds-only'])
			expect(requirements(plan, TWO, probe)).toEqual([]);
	});
});

test('before a deployment, machines are compared with the first, and ways are tried', () => {
	const plan = planOf('deploy-dual');
	const [first, second] = plan.hosts.map(({ address }) => address);
	expect(requirements(plan, first ?? '', 'same-output')).toEqual([]);
	expect(requirements(plan, second ?? '', 'same-output')).toHaveLength(3);
	for (const host of [first, second]) {
		expect(requirements(plan, host ?? '', 'ways-open')).toHaveLength(1);
		expect(requirements(plan, host ?? '', 'clock-within')).toHaveLength(1);
	}
});

test('of many hosts, only the ways from and to controllers are tried', () => {
	const address = (at: number) => `10.21.0.${at}`;
	const numbers = Array.from({ length: 18 }, (_, at) => at + 1);
	const node = (mode: string, at: number, port: number) => ({
		...{ mode, host: address(at), port },
		...(mode !== 'datanode' && { package: 'dolphindb' }),
	});
	const nodes = Object.fromEntries(
		numbers.flatMap((at) => [
			...(at <= 3 ? [[`controller${at}`, node('controller', at, 8801)]] : []),
			[`agent${at}`, node('agent', at, 8802)],
			[`node${at}`, node('datanode', at, 8803)],
		]),
	);
	const hosts = Object.fromEntries(numbers.map((at) => [address(at), {}]));
	const plan = planFor(new Map(), JSON.stringify({ version: 1, kind: 'deploy', hosts, nodes }));
	const tried = (at: number) => {
		const [one] = requirements(plan, address(at), 'ways-open');
		return one?.probe.probe === 'ways-open' ? unique(one.probe.to.map(({ host }) => host)).length : 0;
	};
	expect([1, 3, 4, 18].map(tried)).toEqual([17, 17, 3, 3]);
});
