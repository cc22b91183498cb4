import type { CfgFile } from './files/cfg-file.ts';
import type { ConfigFile } from './files/config-file.ts';
import type { NodeRow, NodesFile } from './files/nodes-file.ts';
import type { Site } from './files/site.ts';
import type { Package } from './package.ts';

/** Where a site is written. */
export type MentionPlace = 'row' | 'localSite' | 'controllerSite' | 'sites';

/** A site that some file of the cluster names, and what it is said to be there. */
export interface Mention {
	readonly site: Site;
	readonly place: MentionPlace;
	/** The role the place gives to it: the mode of a row or element, `controller` for controllerSite, … */
	readonly role: string;
	readonly package: Package;
}

/** A controller of the cluster, wherever it is known from. */
export interface Controller {
	readonly alias: string;
	readonly host: string;
	readonly port: string;
	/** The place that decides: the agreed row, else controller.cfg, else a mention by an agent. */
	readonly site: Site;
	/** The controller.cfg that runs it, where that is in the workspace. */
	readonly file: CfgFile | undefined;
	readonly package: Package | undefined;
}

/**
 * A cluster: the packages that name the same controllers, and what they say together.
 * Built by joining names; it does not judge, rules do.
 */
export interface Cluster {
	readonly id: string;
	/** The name of the folder that holds all packages. */
	readonly name: string;
	readonly packages: readonly Package[];
	readonly files: readonly ConfigFile[];
	/** Each cluster.nodes once, also where packages share it. */
	readonly nodesFiles: readonly NodesFile[];
	/** The cluster.nodes that most packages agree with; rules compare the others with it. */
	readonly agreedNodes: NodesFile | undefined;
	/** The rows of the agreed cluster.nodes. */
	readonly rows: readonly NodeRow[];
	readonly rowsByAlias: ReadonlyMap<string, NodeRow>;
	readonly controllers: readonly Controller[];
	readonly mentions: readonly Mention[];
	readonly mentionsByAlias: ReadonlyMap<string, readonly Mention[]>;
	/** All host addresses of rows, controllers and packages, in order of appearance. */
	readonly hosts: readonly string[];
	readonly packageOfFile: ReadonlyMap<string, Package>;
	/** Several controllers, or one that sets dfsHAMode: the controllers form a Raft group. */
	readonly isHa: boolean;
	/** A standalone server: one dolphindb.cfg and nothing else. */
	readonly isStandalone: boolean;
}
