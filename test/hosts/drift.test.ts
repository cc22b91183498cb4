import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { driftOf } from '../../server/src/features/drift/drift.ts';
import { clusterMeant, fetchFiles } from '../../server/src/features/drift/fetch-files.ts';
import { nodeFiles, toId } from '../../server/src/node/file-access.ts';
import { renderAll } from '../../server/src/render/registry.ts';
import { differing } from '../support/drift.ts';
import { planFor, scenario } from '../support/plans.ts';
import { clusterOf, targetTextOf } from '../support/scenarios.ts';
import { hostsAvailable } from './available.ts';
import { createLab, type Lab } from './lab.ts';
import { startCluster } from './living-cluster.ts';

const HOSTS = [1, 2, 3, 4, 5].map((number) => `10.20.0.${number}`);
const [ONE = '', TWO = '', THREE = ''] = HOSTS;
const config = (number: number) => `/home/dolphindb_${number}/server/clusterDemo/config`;

describe.runIf(hostsAvailable())('hosts that are changed behind the back of a plan', () => {
	let lab: Lab;
	const chosen = scenario('three-to-five');
	const source = new Map([...chosen.source].filter(([file]) => !file.endsWith('.json')));
	const target = targetTextOf({ ...chosen, source });
	const plan = planFor(source, target);
	const cluster = clusterOf(source);

	beforeAll(async () => {
		lab = await createLab({ hosts: HOSTS, operator: '10.20.0.100' });
		await startCluster(lab, HOSTS, source);
		await lab.putFiles('operator', '/home/plan', renderAll(plan, ['bash', 'dos']));
		if (!cluster) throw new Error('there is no cluster');
		const meant = clusterMeant({ clusters: [cluster], encodings: new Map() }, { text: target });
		const made = 'problems' in meant ? meant : fetchFiles(meant);
		if ('problems' in made) throw new Error('there is no script');
		await lab.putFiles('operator', '/home/drift', made.files);
	});
	afterAll(() => lab?.close());

	const fetch = () => lab.run('operator', 'bash /home/drift/fetch.sh', { timeoutSeconds: 120 });
	const compare = async () => {
		if (!cluster) throw new Error('there is no cluster');
		const { grid } = await driftOf(nodeFiles.read, toId(lab.outside('operator', '/home/drift')), {
			cluster,
			encodings: new Map(),
		});
		return { hosts: grid.columns.map(({ host, unknown }) => `${host} ${unknown ?? 'fetched'}`), rows: differing(grid) };
	};

	test('are as the workspace says at first', async () => {
		expect(await fetch()).toMatchObject({ code: 0, stderr: '' });
		expect(await compare()).toEqual({ hosts: [ONE, TWO, THREE].map((host) => `${host} fetched`), rows: {} });
	});

	test('show what was changed in a grid, and the plan refuses and writes nothing', async () => {
		const file = `${config(2)}/cluster.cfg`;
		const text = (await lab.get(TWO, file)).toString();
		const changed = text.replace(/^maxMemSize=.*$/m, 'maxMemSize=77');
		expect(changed).not.toBe(text);
		await lab.put(TWO, file, changed);
		await lab.run(THREE, `rm ${config(3)}/agent.cfg`);
		expect(await fetch()).toMatchObject({ code: 0, stderr: '' });
		const was = /^maxMemSize=(.*)$/m.exec(text)?.[1];
		expect((await compare()).rows).toEqual({
			'agent file': ['same', 'same', 'missing'],
			'cluster file': ['same', 'differs', 'same'],
			'cluster setting maxMemSize': ['same', `${was} -> 77`, 'same'],
		});
		const trees = () => Promise.all(HOSTS.map((host) => lab.tree(host, '/home')));
		const before = await trees();
		const { code, stderr } = await lab.run('operator', 'bash /home/plan/migrate.sh --apply --yes', {
			timeoutSeconds: 240,
		});
		expect(code, stderr).toBe(3);
		expect(stderr).toContain(`${file} on ${TWO} is not the file that this plan was made from`);
		expect(stderr).toContain(`${config(3)}/agent.cfg on ${THREE} is not the file that this plan was made from`);
		expect(await trees()).toEqual(before);
	});

	test('without power are noted as such', async () => {
		await lab.hostDown(TWO);
		const { code, stderr } = await fetch();
		expect([code, stderr]).toEqual([1, expect.stringContaining(`${TWO}: NOT REACHED`)]);
		expect((await compare()).hosts).toEqual([`${ONE} fetched`, `${TWO} not-reached`, `${THREE} fetched`]);
	});
});
