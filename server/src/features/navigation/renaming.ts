import type { Message } from '../../base/message.ts';
import { say } from '../../base/message.ts';
import type { FileId } from '../../base/span.ts';
import type { FileChange } from '../../rules/rule.ts';

/** Changes that are made or left together. */
export interface RenameGroup {
	readonly changes: readonly FileChange[];
	/** What the changes are, in few words; nothing where it is plain. */
	readonly label?: Message;
	readonly detail?: Message;
	/** The user has to agree to them; until then they are proposed only. */
	readonly asks: boolean;
}

/** What a rename changes. */
export interface Renaming {
	readonly groups: readonly RenameGroup[];
	/** What is left for the user to do, or to know. */
	readonly notes: readonly Message[];
}

/** Why something cannot be renamed. */
export interface Refusal {
	readonly refusal: Message;
}

/** What the editor can do with a rename, and what it has besides configuration files. */
export interface Abilities {
	/** It shows groups of changes, and asks before it makes those that need an answer. */
	readonly asks: boolean;
	/** It renames folders. */
	readonly renamesFolders: boolean;
	/** The texts of the settings files, which a rename may have to change. */
	readonly settingsFiles: ReadonlyMap<FileId, string>;
}

/** A refusal with its reason. */
export function refuse(template: Message['template'], values: Message['values'] = {}): Refusal {
	return { refusal: say(template, values) };
}

/** Whether a result is a refusal. */
export function isRefused<T extends object>(result: T | Refusal): result is Refusal {
	return 'refusal' in result;
}

/** Changes without anything to say about them. */
export function plainly(changes: readonly FileChange[]): Renaming {
	return { groups: changes.length > 0 ? [{ changes, asks: false }] : [], notes: [] };
}

/** Two renames in one. */
export function together(one: Renaming, other: Renaming): Renaming {
	return { groups: [...one.groups, ...other.groups], notes: [...one.notes, ...other.notes] };
}
