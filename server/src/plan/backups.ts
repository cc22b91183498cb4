import { textOf } from '../syntax/tree.ts';
import type { Blueprint } from './blueprint.ts';
import { configFolder, configPath } from './final-files.ts';
import { sha256 } from './fingerprint.ts';
import { configuredFolders, homeOf, isOwned } from './folders.ts';
import { below } from './path-relations.ts';
import type { Placement } from './plan.ts';
import { PLAN_ID } from './plan-id.ts';
import { withMode } from './processes.ts';
import type { BackupItem } from './steps/backup-host.ts';
import type { SharedFile, StateRestore } from './steps/push-node-list.ts';

/** What is backed up on a host: configuration, homes, and metadata of controllers. */
export function backupItems(blueprint: Blueprint, host: string): BackupItem[] {
	const { nodes, packages } = blueprint.on(host);
	const configs = packages.map((pkg) => configFolder(pkg.path));
	const states = withMode(nodes, 'controller').flatMap((one) => stateFolders(blueprint, one));
	const homes = withMode(nodes, 'datanode').map(homeOf);
	const item = (path: string, optional: boolean) => ({ path, backup: backupPath(blueprint, path), optional });
	return [
		...configs.map((path) => item(path, false)),
		...states.map((path) => item(path, false)),
		...homes.map((path) => item(path, true)),
	];
}

/** The files of the old controllers that the Raft group manages. */
export function sharedFiles(blueprint: Blueprint): SharedFile[] {
	const { packages } = blueprint.source;
	return packages
		.filter(({ controller }) => controller !== undefined)
		.flatMap(({ host, path: folder, files }) =>
			(['nodes', 'cluster'] as const).flatMap((kind) => {
				const file = files.get(kind);
				const path = configPath(folder, kind);
				if (!file) return [];
				return [{ host, path, sha256: sha256(textOf(file.tree)), backup: backupPath(blueprint, path) }];
			}),
		);
}

/** How the state of every old controller comes back from the backup. */
export function stateRestores(blueprint: Blueprint): StateRestore[] {
	return withMode(blueprint.source.placements, 'controller').flatMap((controller) =>
		stateFolders(blueprint, controller).map((path) => ({
			alias: controller.alias,
			host: controller.host,
			path,
			backup: backupPath(blueprint, path),
			aside: `${path}.aborted-${PLAN_ID}`,
		})),
	);
}

/** The folders with the state of a controller of today: its home, and its metadata where they lie elsewhere. */
export function stateFolders({ source }: Blueprint, controller: Placement): string[] {
	const home = homeOf(controller);
	const folders = configuredFolders(source.cluster, controller).filter(isOwned);
	const needed = folders.filter(({ optional, path }) => !optional && below(home, path) === undefined);
	return [home, ...needed.map(({ path }) => path)];
}

/** The folder of this plan's backups on every host. */
export function backupFolder({ target }: Blueprint): string {
	return `${target.options.backupFolder}/${PLAN_ID}`;
}

function backupPath(blueprint: Blueprint, path: string): string {
	return backupFolder(blueprint) + path;
}
