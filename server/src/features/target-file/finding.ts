import type { Message } from '../../base/message.ts';
import type { FileId, Range } from '../../base/span.ts';

/** Something to say of a place in a target file. */
export interface TargetFinding {
	readonly severity: 'error' | 'info';
	readonly range: Range;
	readonly message: Message;
	/** The line of a configuration file that it is about. */
	readonly elsewhere?: { readonly file: FileId; readonly line: number } | undefined;
}

/** What is asked of a target file: what shows without a plan, or all that making one brings to light. */
export interface Question {
	readonly file: FileId;
	readonly text: string;
	readonly depth: 'target' | 'plan';
	/** The language in which a JSON server beside this one checks the file by our schema; nothing where none does. */
	readonly jsonServer?: 'json' | 'jsonc' | undefined;
}
