import type { InitializeParams } from 'vscode-languageserver';
import type { FileId } from '../base/span.ts';
import type { Session } from './session.ts';

/** One thing the server does for a client. */
export interface Part {
	/** Takes note of what the client can do. What the server does for it stands in `capabilities.ts`. */
	initialize?(params: InitializeParams): void;
	/** Is told after a change, when the client knows the diagnostics; `edited` is the document that was changed, if one was. */
	refreshed?(edited?: FileId): void;
}

/** Makes a part: registers its answers on the connection of the session. */
export type MakePart = (session: Session) => Part;
