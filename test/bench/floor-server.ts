// The floor: a server on the same library that does no work. It answers every change at once, with an empty list of
// diagnostics or with what it was given to publish, and every request with the answer that it was given.
import { createConnection, ProposedFeatures, TextDocumentSyncKind, TextDocuments } from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { type Given, given } from './floor-messages.ts';

const connection = createConnection(ProposedFeatures.all);
const documents = new TextDocuments(TextDocument);
const answers = new Map<string, unknown>();
let publish: NonNullable<Given['publish']> = [];
connection.onInitialize(() => ({
	capabilities: {
		textDocumentSync: TextDocumentSyncKind.Incremental,
		diagnosticProvider: { interFileDependencies: false, workspaceDiagnostics: false },
	},
}));
documents.onDidChangeContent(({ document: { uri } }) => {
	for (const one of publish.length > 0 ? publish : [{ uri, diagnostics: [] }]) void connection.sendDiagnostics(one);
});
connection.onNotification(given, (one: Given) => {
	if (one.answer) answers.set(one.answer.method, one.answer.result);
	publish = one.publish ?? publish;
});
connection.onRequest((method) => answers.get(method) ?? null);
connection.languages.diagnostics.on(() => ({ kind: 'full', items: [] }));
documents.listen(connection);
connection.listen();
