import type { Message } from '../base/message.ts';
import type { Mode } from '../catalog/roles.ts';
import type { HostPath, Operation } from './operation.ts';

/** Where a node runs: the package is the folder on the server, for example `/home/dolphindb_2`. */
export interface Placement {
	readonly alias: string;
	readonly mode: Mode;
	readonly host: string;
	readonly port: number;
	readonly package: string;
	/** Whether cluster.nodes has a row for it; an agent without one is dormant and never started. */
	readonly registered: boolean;
}

/** How a host is reached. `address` is what config files call it; `sshAddress` what ssh connects to. */
export interface PlanHost {
	readonly address: string;
	readonly sshAddress: string;
	readonly user: string;
	readonly port: number;
	readonly keyFile: string | undefined;
	readonly jump: string | undefined;
	/** Whether the user becomes root by `sudo -n` there; otherwise all is done as the user. */
	readonly sudo?: true;
}

/** A configuration file that the plan writes, with what it replaces. */
export interface PlannedFile {
	readonly host: string;
	/** Absolute path on the host. */
	readonly path: string;
	readonly before: string | undefined;
	readonly after: string;
	/** The file of the workspace that it comes from, for diffs. */
	readonly workspaceFile: string | undefined;
}

/** A folder that travels, and why. */
export interface Move {
	readonly from: HostPath;
	readonly to: HostPath;
	readonly excludes: readonly string[];
	readonly reason: Message;
}

/** How dangerous a step is. */
export type Risk = 'read-only' | 'reversible' | 'destructive';

/** A step: plain data, ready for renderers. Its kind defined what it means on the model and what machines have to do. */
export interface Step {
	/** Ordinal and kind, for example `06-copy-dolphindb_2`; the same in all renderings. */
	readonly id: string;
	readonly kind: string;
	readonly title: Message;
	/** For people only; nothing may branch on it. */
	readonly reason: Message;
	readonly risk: Risk;
	/** Steps that have to be done before. */
	readonly after: readonly string[];
	readonly operations: readonly Operation[];
	/** What takes the step back, or why nothing can. Empty where there is nothing to take back. */
	readonly undo: readonly Operation[] | { readonly irreversible: Message };
	/** The gate of domain terms (G1 to G5) that is passed when this step is done. */
	readonly gate?: string;
	/**
	 * When this step is done, no step may copy anything any more: the target is newer than the source. Taking steps back
	 * may still copy from backups.
	 */
	readonly seals?: boolean;
	/** What the kind of the step has to know to carry it out on the model. Renderers leave it alone, and so does plan.json. */
	readonly data?: unknown;
}

/** What the target file says about how scripts work. */
export interface PlanOptions {
	readonly transfer: 'rsync' | 'scp';
	/** The folder on every host where scripts note which steps are done, for example `/var/tmp/ddb-migrate`. */
	readonly stateFolder: string;
	/** How many copies may run at the same time. */
	readonly parallel: number;
}

/** A plan: pure data, the same bytes for the same input. */
export interface Plan {
	readonly version: 1;
	/**
	 * The first 16 hex digits of the SHA-256 of plan.json; where the plan names itself, as in paths of backups, a
	 * placeholder stands for the id while it is computed.
	 */
	readonly id: string;
	readonly name: string;
	readonly kind: 'migrate' | 'deploy';
	readonly hosts: readonly PlanHost[];
	readonly source: readonly Placement[];
	readonly target: readonly Placement[];
	readonly files: readonly PlannedFile[];
	/** The rows of cluster.nodes when the plan is done, without its header: what controllers are given to keep. */
	readonly nodeRows: readonly string[];
	readonly moves: readonly Move[];
	readonly options: PlanOptions;
	readonly steps: readonly Step[];
	readonly warnings: readonly Message[];
}

/** Why there is no plan: what is wrong, where, and what to do. */
export interface PlanProblem {
	readonly message: Message;
	/** Path inside the target file, such as `nodes.controller2.host`, or place `file:line` in a config file. */
	readonly place: string | undefined;
	/** The name at the end of the path is wrong, and not its value. */
	readonly isName?: true;
}
