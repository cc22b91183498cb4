/** A cluster as its files say in the workspace and on the hosts. */
export interface DriftGrid {
	readonly name: string;
	/** Whether anything differs, or could not be compared. */
	readonly differs: boolean;
	readonly columns: readonly {
		readonly id: string;
		readonly host: string;
		/** The folder of the package on the host. */
		readonly package: string;
		readonly title: string;
		readonly state: 'fetched' | 'not-reached' | 'not-fetched';
		/** The state in words, where nothing is known of the host. */
		readonly words: string;
		/** When it was fetched. */
		readonly time: string;
	}[];
	/** How many packages on hosts are left out, because they agree with the workspace. */
	readonly alike: number;
	readonly rows: readonly DriftRow[];
}

/** A file, or something that files of a kind say. */
export interface DriftRow {
	readonly id: string;
	/** The name of the file, as on hosts. */
	readonly file: string;
	readonly what: 'file' | 'setting' | 'node' | 'columns' | 'order';
	readonly name: string;
	/** The name, or what stands for it, in words. */
	readonly title: string;
	readonly differs: boolean;
	/** What all packages of the workspace say; null where they say different things or nothing. */
	readonly workspace: string | null;
	/** One for each column. */
	readonly cells: readonly DriftCell[];
}

/** One thing on one host. */
export interface DriftCell {
	readonly state:
		| ('same' | 'differs' | 'text' | 'missing' | 'extra' | 'none')
		| ('not-reached' | 'not-fetched' | 'unreadable' | 'edited');
	/** The state in words, where the values do not say it. */
	readonly words: string;
	readonly workspace: DriftSide | null;
	readonly host: DriftSide | null;
	/** Whether the workspace can take over what the host has. */
	readonly takeable: boolean;
	/** The file on the host. */
	readonly path: string;
	/** The file of the workspace. */
	readonly file: string | null;
}

/** What one side says, and where; secrets are masked. */
export interface DriftSide {
	readonly value: string;
	readonly file: string;
	/** Counts from 0. */
	readonly line: number;
	/** On how many lines it stands, of which one counts. */
	readonly lines: number;
}

/** Asks for the script that copies the files of a cluster from its hosts. */
export const fetchRequest = 'dolphindbCluster/fetch';

/** The cluster, and the target file that says how its hosts are reached. */
export interface FetchParams {
	readonly cluster: string;
	readonly target?: { readonly uri: string; readonly text: string };
}

/** The script with what it leaves out, or why there is none. */
export type FetchResult =
	| {
			readonly files: readonly { readonly path: string; readonly text: string; readonly executable: boolean }[];
			readonly warnings: readonly string[];
	  }
	| { readonly problems: readonly string[] };

/** Asks how a cluster stands to what was fetched from its hosts. */
export const compareRequest = 'dolphindbCluster/compare';

/** The cluster, and the folder (a URI) of the script that fetched. */
export interface CompareParams {
	readonly cluster: string;
	readonly folder: string;
	/** Rows in which nothing differs, too. */
	readonly all: boolean;
}

/** The comparison; nothing was fetched yet; or why there is none. */
export type CompareResult = { readonly grid: DriftGrid } | { readonly problems: readonly string[] };

/** Asks for the changes (a workspace edit) that take over what a host has; null where there is nothing to take. */
export const takeRequest = 'dolphindbCluster/take';

/** A cell of a comparison. */
export interface CellParams extends CompareParams {
	readonly row: string;
	readonly column: string;
}

/** Asks for the two files behind a cell, to be looked at side by side. */
export const sidesRequest = 'dolphindbCluster/sides';

/** The file of the workspace (a URI; null where there is none), and the text of the host's (null where it has none). */
export type SidesResult = {
	readonly file: string | null;
	readonly host: string;
	readonly path: string;
	readonly text: string | null;
	/** The line of the workspace's file that the cell is about; counts from 0. */
	readonly line: number;
} | null;
