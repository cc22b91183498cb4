/** The hosts of a workspace, as a runbook may mean them. */
export interface RunbookHosts {
	/** Those of the clusters that it can be about, in their natural order. */
	readonly meant: readonly string[];
	/** Those of all other clusters. */
	readonly others: readonly string[];
	/** Those that numbers stand for: `server 2` is the second. None where there are several clusters to count in. */
	readonly counted: readonly string[];
	/** The one that is taken where the text names none. */
	readonly chosen: string | undefined;
}

/** Hosts of which a text does not say which it means: one was taken, and others could be meant as well. */
export interface AssumedHost {
	readonly host: string;
	readonly others: readonly string[];
	/** The first line that was run there. */
	readonly line: number;
}
