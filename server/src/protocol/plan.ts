/**
 * Asks for a plan and everything that is generated from it. What is being done comes as work-done progress, and the
 * request can be cancelled.
 */
export const planRequest = 'dolphindbCluster/plan';

/** The text of a target file; `uri` names it in messages and finds the cluster nearest to it. */
export interface PlanParams {
	readonly uri: string;
	readonly text: string;
	readonly workDoneToken?: string;
}

/** A step of a plan, for people to read. All words are in the language of the editor. */
export interface PlanStep {
	/** With the folder of its plan before it where the way takes several plans. */
	readonly id: string;
	/** The same for steps of one kind. */
	readonly kind: string;
	readonly title: string;
	readonly reason: string;
	readonly risk: 'read-only' | 'reversible' | 'destructive';
	readonly hosts: readonly string[];
	/** Why nothing takes the step back, where that is so. */
	readonly irreversible?: string;
	/** The gate that is passed when the step is done. */
	readonly gate?: string;
}

/** A configuration file before and after, for a diff. */
export interface FileDiff {
	readonly host: string;
	readonly path: string;
	readonly before: string;
	readonly after: string;
}

/** A generated file, with its path below the folder that the user chooses. */
export interface GeneratedFile {
	readonly path: string;
	readonly text: string;
	readonly executable: boolean;
}

/** One of the plans that lead to the target, one after the other; most targets take one. */
export interface PlanStage {
	/** The folder of its files below that of all; empty where it is the only one. */
	readonly folder: string;
	/** What it is for; empty where it is the only one. */
	readonly title: string;
	/** Why it is a plan of its own; empty where it is the only one. */
	readonly why: string;
	/** The path of its runbook in the language of the editor. */
	readonly runbook: string;
	readonly steps: readonly PlanStep[];
	readonly warnings: readonly string[];
}

/** What `planRequest` answers: the plan with all that comes from it, or why there is none. Nothing was written. */
export type PlanResult =
	| {
			readonly name: string;
			readonly stages: readonly PlanStage[];
			readonly diffs: readonly FileDiff[];
			readonly files: readonly GeneratedFile[];
			/** The runbook in the language of the editor, to be shown first. */
			readonly runbook: string;
	  }
	| { readonly problems: readonly string[] };
