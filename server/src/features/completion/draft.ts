import type { Message } from '../../base/message.ts';

/** A line of a file that is proposed as a whole. */
export interface DraftLine {
	readonly snippet: string;
	/** As it is shown before it is taken: secrets are left out. */
	readonly shown: string;
}

/** A file that is proposed as a whole. */
export interface Draft {
	/** The process it is for; empty for a file that all packages have alike. */
	readonly name: string;
	readonly detail: Message;
	readonly lines: readonly DraftLine[];
}
