import { uniqueBy } from '../base/collections.ts';
import { safePath } from '../base/safe-path.ts';
import type { FileId } from '../base/span.ts';
import { canonicalFileNames, type FileKind, fileKinds } from '../catalog/file-kinds.ts';
import type { Cluster } from '../model/cluster.ts';
import type { ConfigFile } from '../model/files/config-file.ts';
import { filesOf, type Package } from '../model/package.ts';
import { configPath } from '../plan/final-files.ts';
import { defaultTarget, type Target } from '../plan/target-layout.ts';
import { packagePath } from '../plan/wanted.ts';

/** A configuration file as it lies, or may lie, on a host, and its place in the workspace. */
export interface Place {
	/** The address that the files of today use. */
	readonly host: string;
	/** The name of the package in the workspace. */
	readonly name: string;
	/** The folder of the package on the host. */
	readonly package: string;
	/** The file on the host. */
	readonly path: string;
	readonly kind: FileKind;
	/** The file of the workspace; nothing where the workspace has none. */
	readonly file: ConfigFile | undefined;
	/** Where the file of the workspace is, or would be. */
	readonly home: FileId;
}

/** What a target says of the hosts and folders of today. */
export type Layout = Pick<Target, 'packages' | 'options'>;

/** Every configuration file that hosts of a cluster may have. Packages whose host is not known have none. */
export function placesOf({ packages }: Cluster, layout?: Layout): Place[] {
	const places = packages.flatMap((pkg) => placesOfPackage(pkg, pkg.host, folderOnHost(pkg, layout)));
	return uniqueBy(places, ({ host, path }) => `${host}\n${path}`);
}

/** The packages of which nobody can tell where they lie. */
export function packagesWithoutHost({ packages }: Cluster): readonly Package[] {
	return packages.filter(({ host }) => host === undefined);
}

/** The folder of a package on its host: as plans have it; without a target as settings say. */
function folderOnHost(pkg: Package, layout: Layout | undefined): string {
	const said = layout === undefined ? pkg.declared?.packageFolder?.replace(/\/+$/, '') : undefined;
	return said || packagePath(layout ?? defaultTarget, pkg.name, pkg.host ?? '');
}

function placesOfPackage(pkg: Package, host: string | undefined, folder: string): Place[] {
	if (host === undefined) return [];
	const files = new Map(filesOf(pkg).map((file) => [file.kind, file]));
	return kindsOf(pkg).map((kind) => {
		const file = files.get(kind);
		const home = file?.id ?? `${pkg.folder}/${canonicalFileNames[kind]}`;
		return { host, name: pkg.name, package: folder, path: pathOf(folder, kind), kind, file, home };
	});
}

/** A standalone server has one file; a package of a cluster may have all others. */
function kindsOf({ single, controller, agent, nodes, cluster }: Package): readonly FileKind[] {
	const isCluster = controller ?? agent ?? nodes ?? cluster;
	return fileKinds.filter((kind) => (kind === 'single' ? single !== undefined : isCluster !== undefined));
}

/** The server reads the file of a standalone server from its own folder. */
function pathOf(folder: string, kind: FileKind): string {
	return kind === 'single' ? `${folder}/server/${canonicalFileNames.single}` : configPath(folder, kind);
}

/** The folder for what is fetched from a host, a single name. */
export function hostFolder(host: string): string {
	return safePath(host.replaceAll('/', '%2F'));
}

/** The copy of a file below the folder of its host. */
export function copyName({ path }: Pick<Place, 'path'>): string {
	return safePath(path);
}
