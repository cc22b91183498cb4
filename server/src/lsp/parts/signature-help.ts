import type { SignatureHelp, SignatureHelpClientCapabilities, TextDocumentPositionParams } from 'vscode-languageserver';
import { type Signature, signatureAt } from '../../features/signature/signature.ts';
import { markupFor } from '../markup.ts';
import type { MakePart } from '../part.ts';
import { runSafe } from '../run-safe.ts';

/** Shows the form of a site or a row while it is written. */
export const signatureHelpPart: MakePart = (session) => {
	const { connection, workspace, uris } = session;
	let client: SignatureHelpClientCapabilities = {};
	connection.onSignatureHelp(
		runSafe<TextDocumentPositionParams, SignatureHelp | null>(
			connection,
			'signatureHelp',
			null,
			({ textDocument, position }) => {
				const file = uris.id(textDocument.uri);
				const found = signatureAt(workspace.snapshot(), file, uris.position(file, position), session.locale);
				return found ? toHelp(found, client) : null;
			},
		),
	);
	return {
		initialize: ({ capabilities }) => {
			client = capabilities.textDocument?.signatureHelp ?? {};
		},
	};
};

function toHelp({ label, markdown, parts, active }: Signature, client: SignatureHelpClientCapabilities): SignatureHelp {
	const { documentationFormat, parameterInformation, activeParameterSupport } = client.signatureInformation ?? {};
	const markup = markupFor(documentationFormat);
	const hasOffsets = parameterInformation?.labelOffsetSupport ?? false;
	const parameters = parts.map((part) => ({
		label: hasOffsets ? ([part.start, part.end] as [number, number]) : part.name,
		documentation: markup(part.markdown),
	}));
	const signature = { label, documentation: markup(markdown), parameters };
	return {
		signatures: [{ ...signature, ...(activeParameterSupport && { activeParameter: active }) }],
		activeSignature: 0,
		activeParameter: active,
	};
}
