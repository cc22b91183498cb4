/** Asks what a runbook would do to the files of the workspace, and what is wrong with it. Nothing is run or written. */
export const examineScriptRequest = 'dolphindbCluster/examineScript';

/** The text of a runbook: a script, or a text with lines of shell in it. */
export interface ExamineScriptParams {
	readonly text: string;
	/** The host that is to be taken where it names none. */
	readonly host?: string;
}

/** What a runbook would do. */
export interface ExamineScriptResult {
	readonly findings: readonly ScriptFinding[];
	readonly changes: readonly ScriptChange[];
	/** The hosts that may be meant where the runbook names none, first the one that was taken. */
	readonly candidates: readonly string[];
	/** How much there is of both, as a sentence in the language of the editor. */
	readonly summary: string;
}

/** Something that is wrong with a runbook; lines and characters count from 0. */
export interface ScriptFinding {
	readonly code: string;
	readonly severity: 'error' | 'warning' | 'info' | 'hint';
	readonly message: string;
	readonly range: {
		readonly start: { readonly line: number; readonly character: number };
		readonly end: { readonly line: number; readonly character: number };
	};
}

/** A file that a runbook would change, on a host; its texts are empty where there is no file, or none that is known. */
export interface ScriptChange {
	readonly host: string;
	readonly path: string;
	readonly status: 'changed' | 'created' | 'removed' | 'unknown';
	readonly before: string;
	readonly after: string;
}
