import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { startServer } from '../../lsp/server.ts';
import { nodeFiles } from '../../node/file-access.ts';
import { rulePagesFolder } from '../../node/rule-pages.ts';
import { exitCode, readArguments, refusal } from '../command.ts';

/** Runs the language server on standard input and output, for any editor. */
export async function lsp(args: readonly string[]): Promise<number> {
	const { values } = readArguments(args, { stdio: { type: 'boolean', default: false } });
	if (!values.stdio) throw refusal({ en: 'lsp needs --stdio', zh: 'lsp 需要 --stdio' });
	const runtime = { ...nodeFiles, rulePages: rulePagesFolder() };
	startServer(createConnection(ProposedFeatures.all, process.stdin, process.stdout), runtime);
	return exitCode.clean; // the connection ends the process when the editor says exit
}
