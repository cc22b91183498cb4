import type { DriftGrid } from './drift.ts';

/** The words of the page with the grid; `{0}` and `{1}` stand for values. */
export interface PageWords {
	readonly thing: string;
	readonly workspace: string;
	readonly take: string;
	readonly takeOf: string;
	readonly open: string;
	readonly openOf: string;
	readonly all: string;
	readonly refresh: string;
	readonly nothing: string;
	readonly alike: string;
	readonly here: string;
	readonly absent: string;
	readonly lines: string;
	readonly fetched: string;
	readonly missing: string;
}

/** What the page keeps for the next time that its window is opened: which comparison it shows, and whether all of it. */
export interface PageState {
	readonly cluster: string;
	/** The folder of fetch.sh, as a URI. */
	readonly folder: string;
	readonly all: boolean;
}

/** What the editor tells the page. */
export interface ShowMessage {
	readonly type: 'show';
	readonly grid: DriftGrid;
	readonly words: PageWords;
	readonly all: boolean;
	readonly state: PageState;
}

/** Why there is nothing to be shown any more, or not yet. */
export interface GoneMessage {
	readonly type: 'gone';
	readonly text: string;
}
