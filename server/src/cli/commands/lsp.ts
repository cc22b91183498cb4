import { type Connection, createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { startServer } from '../../lsp/server.ts';
import { nodeFiles } from '../../node/file-access.ts';
import { rulePagesFolder } from '../../node/rule-pages.ts';
import { exitCode, readArguments, refusal } from '../command.ts';

/** Runs the language server: on standard input and output for any editor, or over the channel of the process that forked it. */
export async function lsp(args: readonly string[]): Promise<number> {
	const { values } = readArguments(args, {
		stdio: { type: 'boolean', default: false },
		'node-ipc': { type: 'boolean', default: false },
		clientProcessId: { type: 'string' }, // the protocol library looks for it, to end when the client is gone
	});
	if (!values.stdio && !values['node-ipc']) throw refusal({ en: 'lsp needs --stdio', zh: 'lsp 需要 --stdio' });
	const runtime = { ...nodeFiles, rulePages: rulePagesFolder() };
	startServer(values.stdio ? onStandardStreams() : createConnection(ProposedFeatures.all), runtime);
	return exitCode.clean; // the connection ends the process when the editor says exit
}

function onStandardStreams(): Connection {
	return createConnection(ProposedFeatures.all, process.stdin, process.stdout);
}
