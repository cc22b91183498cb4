import { expect, vi } from 'vitest';
import type { Plan } from '../../server/src/plan/plan.ts';
import { planFor } from '../support/plans.ts';
import { ours, scenariosOf, targetTextOf } from '../support/scenarios.ts';
import type { Lab, Tree } from './lab.ts';

/** The hosts of the migration from one server to three. */
export const [ONE, TWO, THREE] = ['10.20.0.1', '10.20.0.2', '10.20.0.3'] as const;
export const HOSTS = [ONE, TWO, THREE];

/** Where a package has its configuration and its data. */
export const demo = (number: number) => `/home/dolphindb_${number}/server/clusterDemo`;

/** A plan, and the configuration that it was made from. */
export interface Case {
	readonly plan: Plan;
	readonly source: ReadonlyMap<string, string>;
}

/** The plan from one server to three; data lie below /ssd, which every host of the lab has for itself. */
export function singleToThree(): Case {
	const scenario = scenariosOf(ours).find(({ name }) => name === 'single-to-three');
	if (!scenario) throw new Error('there is no scenario single-to-three');
	const source = new Map([...scenario.source].map(([file, text]) => [file, text.replaceAll('/data/', '/ssd/')]));
	return { plan: planFor(source, targetTextOf({ ...scenario, source })), source };
}

/** Makes all hosts empty, and starts the cluster on the first one. */
export async function startSource(lab: Lab, source: ReadonlyMap<string, string>): Promise<void> {
	for (const host of HOSTS) await lab.run(host, 'find /home /ssd /backup /tmp -mindepth 1 -delete');
	for (const number of [1, 2, 3]) {
		await lab.installPackage(ONE, `/home/dolphindb_${number}`, { config: configOf(source, number) });
		for (const [file, text] of Object.entries(dataOf(number))) await lab.put(ONE, file, text);
		await lab.run(ONE, `cd ${demo(number)} && sh startController.sh`);
	}
	await lab.run(ONE, `cd ${demo(1)} && sh startAgent.sh`);
	await vi.waitFor(async () => expect((await lab.run(ONE, 'ss -Hltn')).stdout.split('\n')).toHaveLength(6), 5000);
}

function configOf(source: ReadonlyMap<string, string>, number: number): Record<string, string> {
	const prefix = `dolphindb_${number}/config/`;
	const files = [...source].filter(([file]) => file.startsWith(prefix));
	return Object.fromEntries(files.map(([file, text]) => [file.slice(prefix.length), text]));
}

function dataOf(number: number): Record<string, string> {
	return {
		[`/ssd/dolphindb_${number}/dfsMeta/DFSMasterMetaCheckpoint.0`]: `metadata ${number}\n`,
		[`/ssd/dolphindb_${number}/volumes/CHUNKS/db/1.tsdb`]: `${number}`.repeat(200_000),
		[`${demo(1)}/data/node${number}/sysmgmt/jobEditlog.meta`]: `jobs ${number}\n`,
	};
}

/** Puts the licences of the new hosts into place, without which no step behind the copies is done. */
export async function addLicences(lab: Lab): Promise<void> {
	for (const [host, number] of [
		[TWO, 2],
		[THREE, 3],
	] as const) {
		await lab.put(host, `/home/dolphindb_${number}/server/dolphindb.lic`, `license of ${host}\n`);
	}
}

/** The operator's part: the console starts data nodes. */
export async function startDataNodes(lab: Lab): Promise<void> {
	for (const [at, host] of HOSTS.entries()) {
		const number = at + 1;
		const words = `-mode datanode -home data -localSite ${host}:881${number}:node${number}`;
		await lab.run(host, `cd ${demo(number)}; nohup ./../dolphindb ${words} > node.nohup 2>&1 &`);
	}
}

/** What is on the hosts. */
export async function treesOf(lab: Lab): Promise<Record<'one' | 'two' | 'three', Record<'home' | 'ssd', Tree>>> {
	const of = async (host: string) => ({ home: await lab.tree(host, '/home'), ssd: await lab.tree(host, '/ssd') });
	return { one: await of(ONE), two: await of(TWO), three: await of(THREE) };
}

/** What is as it was before servers ran: everything but logs and what servers write about their runs. */
export function lasting(tree: Tree): Record<string, unknown> {
	return Object.fromEntries(
		Object.entries(tree)
			.filter(([path]) => !/\/log\/|\.nohup$|raftHardstate$|\.owner$|\.aborted-|config\.backup-/.test(path))
			.map(([path, entry]) => [path, entry.kind === 'file' ? entry : entry.kind]),
	);
}
