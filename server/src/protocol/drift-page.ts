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

/** What the editor tells the page. */
export interface ShowMessage {
	readonly type: 'show';
	readonly grid: DriftGrid;
	readonly words: PageWords;
	readonly all: boolean;
}
