import type { TreeCluster, TreeFile, TreeHost, TreePackage } from '../../../server/src/protocol/tree.ts';

/** A configuration file of a package of a host. */
export interface FileOnHost {
	readonly host: string;
	readonly pkg: string;
	readonly file: TreeFile;
}

/** The same file of two hosts. */
export interface FilePair {
	readonly left: FileOnHost;
	readonly right: FileOnHost;
}

/** The files of a host, or of one of its packages. */
export function filesOn({ label, packages }: TreeHost, only?: TreePackage): FileOnHost[] {
	const wanted = only ? [only] : packages;
	return wanted.flatMap(({ name, files }) => files.map((file) => ({ host: label, pkg: name, file })));
}

/** The pairs of files of one kind. A file that both sides share has no counterpart. */
export function pairsOf(left: readonly FileOnHost[], right: readonly FileOnHost[]): FilePair[] {
	return left.flatMap((one) =>
		right.filter((other) => isCounterpart(one, other)).map((other) => ({ left: one, right: other })),
	);
}

/** The hosts of a cluster with something that files can be compared with. */
export function comparableHosts({ hosts }: TreeCluster, own: TreeHost, files: readonly FileOnHost[]): TreeHost[] {
	return hosts.filter((other) => isComparable(other, own, files));
}

/** Whether there is such a host. */
export function hasComparableHost({ hosts }: TreeCluster, own: TreeHost, files: readonly FileOnHost[]): boolean {
	return hosts.some((other) => isComparable(other, own, files));
}

function isComparable(other: TreeHost, own: TreeHost, files: readonly FileOnHost[]): boolean {
	return other !== own && filesOn(other).some((one) => files.some((file) => isCounterpart(file, one)));
}

function isCounterpart({ file: one }: FileOnHost, { file: other }: FileOnHost): boolean {
	return one.kind === other.kind && one.uri !== other.uri;
}
