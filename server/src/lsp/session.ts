import type { Connection } from 'vscode-languageserver';
import type { Locale } from '../base/message.ts';
import type { FileId } from '../base/span.ts';
import type { Runtime } from '../workspace/runtime.ts';
import type { Uris } from '../workspace/uris.ts';
import type { Workspace } from '../workspace/workspace.ts';
import type { OpenDocuments } from './documents.ts';
import type { Troubles } from './troubles.ts';

/** What the parts of the server share. */
export interface Session {
	readonly connection: Connection;
	readonly documents: OpenDocuments;
	readonly workspace: Workspace;
	/** Reads a file, also one that is not of the workspace. */
	readonly read: Runtime['read'];
	readonly uris: Uris;
	/** The language of messages: of the setting, else of the client. */
	locale: Locale;
	clientLocale: Locale;
	/** Whether the client is our own, which knows our commands and shows the pages of rules. */
	ownClient: boolean;
	/** Whether a JSON server beside this one checks and completes target files by our schema. */
	jsonServer: boolean;
	/** Whether the client takes edits of documents with versions, and of files as a whole. */
	takesDocumentChanges: boolean;
	/** Done when the files of the workspace were read for the first time. */
	ready: Promise<void>;
	/** Brings the client up to date, once the files were read; `first` is the file being edited. */
	refresh(first?: string): void;
	/** What is wrong with settings and with files that cannot be read. */
	readonly troubles: Troubles;
	/** The texts of the settings files in the folders of the workspace. */
	readonly settingsFiles: Map<FileId, string>;
}
