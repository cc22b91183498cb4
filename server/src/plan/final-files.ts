import type { FileId } from '../base/span.ts';
import { canonicalFileNames, type FileKind } from '../catalog/file-kinds.ts';
import type { ConfigFile } from '../model/files/config-file.ts';
import { textOf } from '../syntax/tree.ts';
import { addedWorkers } from './added-workers.ts';
import { editLines } from './edit-lines.ts';
import { fileEdits, type WantedSites } from './file-edits.ts';
import type { Placement } from './plan.ts';
import type { Source } from './source.ts';
import { entryOf, type Target } from './target-layout.ts';
import { type FileOrigin, removedNodes, type Wanted, type WantedPackage } from './wanted.ts';

/** A configuration file as it shall be in the end, changed or not. */
export interface FinalFile {
	readonly host: string;
	readonly path: string;
	readonly kind: FileKind;
	/** The package that it belongs to. */
	readonly package: string;
	/** What is there today at this very place. */
	readonly before: string | undefined;
	readonly after: string;
	/** The file of the workspace that it is made from. */
	readonly workspaceFile: FileId;
	/** That file, as it was read. */
	readonly like: ConfigFile;
}

/** The folder of the configuration files of a package. */
export function configFolder(packagePath: string): string {
	return `${packagePath}/server/clusterDemo/config`;
}

/** The folder of a package's logs: the start scripts of the vendor name it (`-logFile log/controller.log`). */
export function logFolder(packagePath: string): string {
	return `${packagePath}/server/clusterDemo/log`;
}

/** The place of a configuration file on its server. */
export function configPath(packagePath: string, kind: FileKind): string {
	return `${configFolder(packagePath)}/${canonicalFileNames[kind]}`;
}

/** All configuration files of the wanted layout: those of today, edited where the layout differs. */
export function finalFiles(source: Source, wanted: Wanted, target: Target): FinalFile[] {
	const sites = wantedSites(source, wanted, target);
	const files = wanted.packages.flatMap((pkg) =>
		[...pkg.files].map(([kind, origin]) => finalFile(pkg, kind, origin, sites, target)),
	);
	const { origins } = source;
	if (origins.size === 0) return files;
	return files.map((file) => ({ ...file, workspaceFile: origins.get(file.workspaceFile) ?? file.workspaceFile }));
}

/** Where all nodes shall be found, and which ones files have to learn about. */
function wantedSites(source: Source, wanted: Wanted, target: Target): WantedSites {
	const added = ({ alias }: Placement) => !source.placementOf.has(alias);
	return {
		placementOf: wanted.placementOf,
		rows: wanted.placements.filter(({ registered }) => registered),
		addedControllers: wanted.placements.filter((one) => one.mode === 'controller' && added(one)),
		addedWorkers: addedWorkers(source, wanted, target),
		removed: new Set(removedNodes(source, wanted).map(({ alias }) => alias)),
	};
}

function finalFile(
	pkg: WantedPackage,
	kind: FileKind,
	origin: FileOrigin,
	sites: WantedSites,
	target: Target,
): FinalFile {
	const self = kind === 'controller' ? pkg.controller : kind === 'agent' ? pkg.agent : undefined;
	const replaces = self !== undefined && origin.alias !== undefined ? { from: origin.alias, to: self } : undefined;
	const set = (self !== undefined && entryOf(target.nodes, self)?.set) || {};
	const isThere = target.kind === 'migrate' && pkg.origin === 'here';
	const here = isThere ? pkg.from?.files.get(kind) : undefined;
	return {
		host: pkg.host,
		path: configPath(pkg.path, kind),
		kind,
		package: pkg.path,
		before: here && textOf(here.tree),
		after: editLines(origin.file.tree.lines, fileEdits(origin.file, { sites, replaces, set })),
		workspaceFile: origin.file.id,
		like: origin.file,
	};
}
