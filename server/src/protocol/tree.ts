/** Asks for the clusters of the workspace with their hosts and nodes. */
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

/** A cluster with its hosts. */
export interface TreeCluster extends TreeTally {
	readonly id: string;
	readonly name: string;
	/** The deployment mode, in the language of the editor. */
	readonly mode: string;
	readonly hosts: readonly TreeHost[];
}

/** A host with its nodes. */
export interface TreeHost extends TreeTally {
	readonly address: string;
	readonly nodes: readonly TreeNode[];
}

/** A node, and where it is defined. */
export interface TreeNode extends TreeTally {
	readonly alias: string;
	/** `controller`, `agent`, `datanode`, `computenode` or `single`; left out where the file names no such role. */
	readonly role?: string;
	/** The role in words, in the language of the editor. */
	readonly roleName: string;
	readonly port: string;
	readonly uri: string;
	readonly range: {
		readonly start: { readonly line: number; readonly character: number };
		readonly end: { readonly line: number; readonly character: number };
	};
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
