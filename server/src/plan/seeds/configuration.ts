import { groupBy } from '../../base/collections.ts';
import { baseName, folderOf } from '../../base/paths.ts';
import { stateFolders } from '../backups.ts';
import type { Blueprint } from '../blueprint.ts';
import type { FinalFile } from '../final-files.ts';
import { sha256 } from '../fingerprint.ts';
import { homeOf } from '../folders.ts';
import type { RetiredPackage } from '../retired.ts';
import type { NeededFolder } from '../start-checks.ts';
import { ADDRESSES_CHANGED } from '../steps/change-addresses.ts';
import checkConfig from '../steps/check-config.ts';
import installConfig, { type InstalledFile } from '../steps/install-config.ts';
import retirePackage from '../steps/retire-package.ts';
import { type StepSeed, seed } from '../steps/step-kind.ts';
import { contents } from '../system-state.ts';
import { keys } from './keys.ts';
import { keptConfig } from './packages.ts';

/**
 * Originals are retired, files are installed everywhere, and all are looked at once more. Originals go first, so that
 * at no moment a node can be started in two places.
 */
export function configSeeds(blueprint: Blueprint, after: readonly string[], moved: readonly string[]): StepSeed[] {
	const retired: StepSeed[] = [];
	const first = moved.length > 0 ? moved : after;
	for (const pkg of blueprint.retired) {
		const { name, host, files, removed } = pkg;
		const copies = neededCopies(blueprint, pkg);
		const data = { name, host, files, copies, ...(removed && { removed }) };
		retired.push(seed(retirePackage, data, [...(retired.length > 0 ? keys(retired.slice(-1)) : first)]));
	}
	const installed = installSeeds(blueprint, retired.length > 0 ? keys(retired.slice(-1)) : [...after, ...moved]);
	const gone = blueprint.retired.flatMap(({ host, files }) =>
		files.map(({ path }) => ({ host, path, sha256: 'absent' })),
	);
	const there = blueprint.files.map(({ host, path, after: text }) => ({ host, path, sha256: sha256(text) }));
	const confirmed = blueprint.source.addresses.size > 0 && { confirmed: [ADDRESSES_CHANGED] };
	return [
		...retired,
		...installed,
		seed(checkConfig, { files: [...there, ...gone], ...confirmed }, keys(installed), 'G2'),
	];
}

/** One step for every host that gets files. */
export function installSeeds({ files }: Blueprint, after: readonly string[]): StepSeed[] {
	const changed = files.filter((file) => file.before !== file.after);
	return [...groupBy(changed, ({ host }) => host)].map(([host, group]) =>
		seed(installConfig, { host, files: group.map(installedFile) }, after),
	);
}

function installedFile({ path, before, after }: FinalFile): InstalledFile {
	return { path, before, after, keep: `${keptConfig(folderOf(folderOf(path)))}/${baseName(path)}` };
}

/** What has to be at its new place before an original may be retired. */
function neededCopies(blueprint: Blueprint, { aliases }: RetiredPackage): NeededFolder[] {
	const { source, wanted } = blueprint;
	return aliases.flatMap((alias) => {
		const [from, to] = [source.placementOf.get(alias), wanted.placementOf.get(alias)];
		if (from?.mode !== 'controller' || !to) return [];
		return stateFolders(blueprint, from).map((path) => ({
			host: to.host,
			path: path === homeOf(from) ? homeOf(to) : path,
			content: contents.stateOf(alias),
		}));
	});
}
