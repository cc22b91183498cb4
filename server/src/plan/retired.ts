import type { FileKind } from '../catalog/file-kinds.ts';
import { configPath } from './final-files.ts';
import type { Source, SourcePackage } from './source.ts';
import type { RetiredFile } from './steps/retire-package.ts';
import type { Wanted } from './wanted.ts';

/** The files of a package that must no longer be used where they are. */
export interface RetiredPackage {
	readonly name: string;
	readonly host: string;
	readonly path: string;
	/** The nodes that left. */
	readonly aliases: readonly string[];
	/** They left the cluster, not only the host. */
	readonly removed: boolean;
	readonly files: readonly RetiredFile[];
}

/**
 * The packages that nodes leave. The own files of a node that left are retired; where none is left, all files are, so
 * that an old cluster.nodes is not taken for one in use.
 */
export function retiredPackages(source: Source, wanted: Wanted): RetiredPackage[] {
	return source.packages.flatMap((pkg) => {
		const stays = (alias: string | undefined) => alias !== undefined && isThere(alias, pkg, wanted);
		const left = [pkg.controller, pkg.agent].filter((alias) => alias !== undefined && !stays(alias)) as string[]; // no undefined passes
		if (left.length === 0) return [];
		const empty = !stays(pkg.controller) && !stays(pkg.agent);
		const kinds = [...pkg.files.keys()].filter((kind) => empty || isOwnFile(kind, left, pkg));
		const files = kinds.map((kind) => retiredFile(pkg.path, kind));
		const removed = left.every((alias) => !wanted.placementOf.has(alias));
		return [{ name: pkg.name, host: pkg.host, path: pkg.path, aliases: left, removed, files }];
	});
}

function isThere(alias: string, pkg: SourcePackage, wanted: Wanted): boolean {
	const to = wanted.placementOf.get(alias);
	return to?.host === pkg.host && to.package === pkg.path;
}

function isOwnFile(kind: FileKind, left: readonly string[], pkg: SourcePackage): boolean {
	const owner = kind === 'controller' ? pkg.controller : kind === 'agent' ? pkg.agent : undefined;
	return owner !== undefined && left.includes(owner);
}

function retiredFile(packagePath: string, kind: FileKind): RetiredFile {
	const path = configPath(packagePath, kind);
	return { path, retired: `${path}.retired` };
}
