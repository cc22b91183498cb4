/** A finding-free summary of a cluster, for pickers in the editor. */
export interface ClusterSummary {
	readonly id: string;
	readonly name: string;
	/** The deployment mode in words, in the language of the editor. */
	readonly mode: string;
	readonly hosts: readonly string[];
	readonly errors: number;
	/** The presets that fit, best first. */
	readonly presets: readonly PresetSummary[];
	/** The folder that holds the cluster, as a URI. */
	readonly folder: string;
}

/** A preset of a migration or deployment that is offered to the user. */
export interface PresetSummary {
	readonly name: string;
	readonly title: string;
	readonly kind: 'migrate' | 'deploy';
	/** What the user has to fill in, one address or alias per entry. */
	readonly hosts: readonly PresetQuestion[];
}

/** What a preset asks for: an address that is typed, or one of some options. */
export interface PresetQuestion {
	readonly question: string;
	readonly proposal: string;
	/** What can be chosen; nothing where any address can be typed. */
	readonly options?: readonly string[];
}

/** Asks for the clusters of the workspace and what can be done with each. */
export const clustersRequest = 'dolphindbCluster/clusters';

/** The answer to `clustersRequest`. */
export interface ClustersResult {
	readonly clusters: readonly ClusterSummary[];
	/** Deployments that need no cluster in the workspace. */
	readonly deployments: readonly PresetSummary[];
}

/** Asks for the text of a target file made from a preset. */
export const targetRequest = 'dolphindbCluster/target';

/** A preset with what the user filled in. */
export interface TargetParams {
	readonly cluster: string | undefined;
	readonly preset: string;
	readonly hosts: readonly string[];
}

/** The text of a target file, or why there is none. */
export type TargetResult = { readonly text: string } | { readonly problems: readonly string[] };

/** Asks for the text of a target file in which a node runs on another host. The answer is a `TargetResult`. */
export const moveNodeRequest = 'dolphindbCluster/moveNode';

/** A node of a cluster and the host it shall run on; and the target that says so then, where there is one already. */
export interface MoveNodeParams {
	readonly cluster: string;
	readonly alias: string;
	readonly host: string;
	readonly target?: { readonly uri: string; readonly text: string };
}

/** Asks for the changes that add a node to a host. The answer is an `AddNodeResult`. */
export const addNodeRequest = 'dolphindbCluster/addNode';

/**
 * A host of a cluster, and the role of the node: `controller` (as many as keep their number odd), `agent`, `datanode`,
 * `computenode`; or `datanodes` for one on each host that has data nodes, the given host among them.
 */
export interface AddNodeParams {
	readonly cluster: string;
	readonly host: string;
	readonly role: string;
}

/** The changes as a workspace edit, or why there are none. */
export type AddNodeResult<Edit> = { readonly edit: Edit } | { readonly problems: readonly string[] };

/** What the client tells the server when it starts. */
export interface InitializationOptions {
	readonly locale?: string;
	/** Sent by our own client, which has commands and pages that other editors lack. */
	readonly ownClient?: boolean;
	/**
	 * Whether a JSON server beside ours knows the schema of target files (`schemas/migration.schema.json`): what that says
	 * and proposes is not said twice. Any client may state this.
	 */
	readonly jsonServer?: boolean;
	/** `push`: diagnostics are sent, also to a client that could ask for them. Any client may choose this. */
	readonly diagnostics?: 'push';
}

/** Asks for the changes that mend all that is certain in a cluster. The answer is a workspace edit. */
export const fixAllRequest = 'dolphindbCluster/fixAll';

/** A file, whose cluster is mended or which alone is; all rules, some, or those about the server version. */
export interface FixAllParams {
	readonly uri: string;
	readonly where?: 'file' | 'cluster';
	readonly codes?: readonly string[];
	readonly only?: 'version';
}

/** Asks what to show about the cluster of a file (`{ uri }`). */
export const statusRequest = 'dolphindbCluster/status';

/** The cluster of a file in short; null for a file that is not DolphinDB's. */
export type StatusResult = {
	readonly cluster: string;
	/** The deployment mode, in the language of the editor. */
	readonly mode: string;
	readonly hosts: number;
	readonly errors: number;
	readonly warnings: number;
	/** The declared server version; empty where none is. */
	readonly serverVersion: string;
} | null;

/** Asks how many places do not fit some server versions (`{ versions }`). The answer is a number for each. */
export const versionLensRequest = 'dolphindbCluster/versionLens';

/** Asks for the nodes of the cluster of a file, or for the values that hold for one of them. */
export const effectiveRequest = 'dolphindbCluster/effective';

/** A file of the cluster, and the node if its values are wanted. */
export interface EffectiveParams {
	readonly uri: string;
	readonly alias?: string;
}

/** The nodes, and the values of the one that was named as text; no text where there is no such node. */
export interface EffectiveResult {
	readonly nodes: readonly { readonly alias: string; readonly role: string; readonly host: string }[];
	readonly text?: string;
}

/** Asks which kind of configuration file a name stands for (`{ uri }`). The answer is a `FileKindResult`. */
export const fileKindRequest = 'dolphindbCluster/fileKind';

/** A kind as the setting `dolphindbCluster.files` has it; null for a name that says nothing. */
export type FileKindResult = string | null;
