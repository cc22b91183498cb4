import { performance } from 'node:perf_hooks';
import type { Diagnostic, DocumentDiagnosticReport } from 'vscode-languageserver-protocol';
import type { LspProcess } from './lsp-process.ts';
import { isSameFile } from './same-file.ts';
import { within } from './within.ts';

/** A file in which somebody types. */
export interface Typed {
	readonly uri: string;
	readonly languageId: string;
	readonly text: string;
	readonly isPull: boolean;
	/** Whether the server never finds anything, so that every answer is the right one. */
	readonly isBlind?: boolean;
}

type IsRight = (items: readonly Diagnostic[]) => boolean;

/**
 * Opens a file, and gives a keystroke: a broken line comes into the middle of the file in one round and goes in the
 * next, and it takes as long as it takes until the diagnostics say so.
 */
export async function typist(server: LspProcess, typed: Typed): Promise<(round: number) => Promise<number>> {
	const { uri, languageId, text, isPull, isBlind } = typed;
	const line = Math.floor(text.split('\n').length / 2);
	const said = await server.open(uri, languageId, text);
	const before = isPull ? await pulled(server, uri) : (said.find((one) => isSameFile(one.uri, uri))?.diagnostics ?? []);
	return async (round) => {
		const comes = round % 2 === 0;
		const isRight: IsRight = ({ length }) => isBlind || (comes ? length > before.length : length === before.length);
		const start = performance.now();
		const fresh = isPull ? undefined : server.published(uri, isRight);
		await server.change(uri, line, comes ? 0 : 1, comes ? 'broken\n' : '');
		await (fresh ?? within(pulledRight(server, uri, isRight)));
		return performance.now() - start;
	};
}

async function pulled(server: LspProcess, uri: string): Promise<readonly Diagnostic[]> {
	const report = await server.ask<DocumentDiagnosticReport>('textDocument/diagnostic', { textDocument: { uri } });
	return report.kind === 'full' ? report.items : [];
}

async function pulledRight(server: LspProcess, uri: string, isRight: IsRight): Promise<void> {
	while (!isRight(await pulled(server, uri)));
}
