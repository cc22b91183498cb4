import type { Place } from './place.ts';

/** Asks which documented failures a log tells of, and which lines of the workspace explain them. */
export const explainLogRequest = 'dolphindbCluster/explainLog';

/** A log, or a part of one. */
export interface ExplainLogParams {
	readonly text: string;
	/** The name of its file: logs of nodes are named after them. */
	readonly name?: string;
}

/** What is known of a log. */
export interface ExplainLogResult {
	readonly failures: readonly LogFailure[];
	/** How much that is, as a sentence in the language of the editor. */
	readonly summary: string;
}

/** A failure that a log tells of; lines and characters count from 0. */
export interface LogFailure {
	readonly id: string;
	readonly severity: 'error' | 'warning' | 'info';
	readonly title: string;
	readonly explanation: string;
	readonly advice: string;
	/** The page that documents it. */
	readonly page: string;
	/** On how many lines the log says it, and where first. */
	readonly count: number;
	readonly range: Place['range'];
	readonly places: readonly LogPlace[];
}

/** A place in a file of the workspace that explains a failure, or that the failure names. */
export interface LogPlace extends Place {
	readonly message: string;
	/** The title of the quick fix there. */
	readonly fix?: string;
}
