import { uniqueBy } from '../base/collections.ts';
import { logFolder } from '../plan/final-files.ts';
import { sha256 } from '../plan/fingerprint.ts';
import type { HostProbe } from '../plan/operation.ts';
import type { Placement, Plan } from '../plan/plan.ts';

/** One thing that holds on a host when a plan is done. */
export interface Check {
	readonly text: string;
	readonly host: string;
	readonly probe: HostProbe;
	/** It may be so in a sound cluster, too: people are shown it and decide. */
	readonly mayBeMeant?: true;
}

/** What tells that the hosts are as the plan leaves them; nothing of it changes anything. */
export function checksOf(plan: Plan): Check[] {
	return [...fileChecks(plan), ...portChecks(plan), ...retiredChecks(plan), ...logChecks(plan)];
}

function fileChecks(plan: Plan): Check[] {
	const written = plan.files.map(({ host, path, after }) => ({ host, path, sum: sha256(after) }));
	return uniqueBy([...written, ...checkedFiles(plan)], ({ host, path }) => JSON.stringify([host, path])).map(
		({ host, path, sum }) => {
			const text = sum === 'absent' ? `${path} is not there` : `${path} is the file of the plan`;
			return { text: `${host}: ${text}`, host, probe: { probe: 'file-is', path, sha256: [sum] } };
		},
	);
}

/** Files that stay as they are, or that must not be there: what the plan itself requires once all files are written. */
function checkedFiles({ steps }: Plan): { host: string; path: string; sum: string }[] {
	const last = steps.findLastIndex(({ operations }) => operations.some(({ op }) => op === 'write-file'));
	const after = last < 0 ? [] : steps.slice(last + 1).flatMap(({ operations }) => operations);
	return after.flatMap((operation) => {
		if (operation.op !== 'require' || operation.probe.probe !== 'file-is') return [];
		const [sum, ...others] = operation.probe.sha256;
		return sum !== undefined && others.length === 0 ? [{ host: operation.host, path: operation.probe.path, sum }] : [];
	});
}

function portChecks({ target }: Plan): Check[] {
	return target
		.filter(({ registered }) => registered)
		.map(({ host, alias, port }) => ({
			text: `${host}: ${alias} listens on port ${port}`,
			host,
			probe: { probe: 'port-listening', port },
		}));
}

/** Packages that are in use before the plan and not after it. */
function retiredChecks({ source, target }: Plan): Check[] {
	const kept = new Set(target.map(keyOf));
	return uniqueBy(source, keyOf)
		.filter((placement) => !kept.has(keyOf(placement)))
		.map(({ host, package: folder }) => ({
			text: `${host}: nothing runs from ${folder}`,
			host,
			probe: { probe: 'no-process-below', folders: [folder] },
		}));
}

/** V12 of the specification. Nodes log errors, too, while those that they talk to are not up yet. */
function logChecks({ target }: Plan): Check[] {
	const packages = uniqueBy(
		target.filter(({ registered }) => registered),
		keyOf,
	);
	return packages.map(({ host, package: folder }) => ({
		text: `${host}: the logs of ${folder} have no error since its nodes started`,
		host,
		probe: { probe: 'logs-quiet', folder: logFolder(folder), of: folder },
		mayBeMeant: true,
	}));
}

function keyOf(placement: Placement): string {
	return JSON.stringify([placement.host, placement.package]);
}
