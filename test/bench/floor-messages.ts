import type { PublishDiagnosticsParams } from 'vscode-languageserver-protocol';

/** Tells the floor what to say; no other server knows this notification. */
export const given = 'bench/given';

/** What the floor is to answer to a method, and what it is to publish after every change. */
export interface Given {
	readonly answer?: { readonly method: string; readonly result: unknown };
	readonly publish?: PublishDiagnosticsParams[];
}
