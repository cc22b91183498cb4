import type { Place } from './place.ts';

/** Asks for the clusters of the workspace with their hosts, packages and nodes. */
export const treeRequest = 'dolphindbCluster/tree';

/** The answer to `treeRequest`. */
export interface TreeResult {
	readonly clusters: readonly TreeCluster[];
}

/** How many errors and warnings there are in files. */
export interface TreeTally {
	readonly errors: number;
	readonly warnings: number;
}

/** A cluster with its hosts. Its problems are those of all files; each file counts on one host and in one package. */
export interface TreeCluster extends TreeTally {
	readonly id: string;
	readonly name: string;
	/** The deployment mode, in the language of the editor. */
	readonly mode: string;
	/** Whether it is one server that stands for itself: nothing can be added to it or moved. */
	readonly isStandalone: boolean;
	/** Whether a cluster.nodes is there that new nodes can be written to. */
	readonly hasNodesFile: boolean;
	readonly hosts: readonly TreeHost[];
}

/** A host with its packages. */
export interface TreeHost extends TreeTally {
	/** Empty for what is on no known host. */
	readonly address: string;
	/** The address, or what stands in its place. */
	readonly label: string;
	/** What is not known of it, in words. */
	readonly notes: readonly string[];
	/** A place that gives the address to a node; null where none does. */
	readonly place: Place | null;
	readonly packages: readonly TreePackage[];
	/** The nodes of which nobody knows from which package they run. */
	readonly nodes: readonly TreeNode[];
}

/** A package folder with the nodes that run from it. */
export interface TreePackage extends TreeTally {
	readonly name: string;
	/** The folder with the configuration files, as a URI. */
	readonly folder: string;
	readonly files: readonly TreeFile[];
	readonly nodes: readonly TreeNode[];
}

/** A configuration file. One that several packages share is listed in each. */
export interface TreeFile extends TreeTally {
	readonly uri: string;
	readonly name: string;
	/** `nodes`, `controller`, `agent`, `cluster` or `single`. */
	readonly kind: string;
}

/** A node, and where it is defined. */
export interface TreeNode extends TreeTally, Place {
	/** Empty where its row has none. */
	readonly alias: string;
	/** The alias, or what stands in its place. */
	readonly label: string;
	/** `controller`, `agent`, `datanode`, `computenode` or `single`; left out where the file names no such role. */
	readonly role?: string;
	/** The role in words, in the language of the editor. */
	readonly roleName: string;
	readonly port: string;
	/** What is not known of it or out of the ordinary, in words. */
	readonly notes: readonly string[];
}

/** Tells our own client, once for every change, that the clusters or what was found in them may be others. */
export const changedNotification = 'dolphindbCluster/changed';

/** What a client has to know before it asks for anything. */
export interface ChangedParams {
	readonly clusters: number;
	/** The files that are DolphinDB’s, as URIs; left out where they are the same as told before. */
	readonly files?: readonly string[];
	/** What is wrong with settings and with files that cannot be read; left out where it is the same as told before. */
	readonly troubles?: readonly string[];
}
