import * as vscode from 'vscode';
import { type LanguageClientOptions, type Middleware, RevealOutputChannelOn } from 'vscode-languageclient';
import type { InitializationOptions } from '../../server/src/protocol/messages.ts';
import { actionWithLineEnds } from './line-ends.ts';
import { silence } from './silent-documents.ts';

/** What of the options is other things’ business: what watches files, the log, and what is done about failures. */
export type OwnOptions = Pick<LanguageClientOptions, 'synchronize' | 'outputChannel' | 'errorHandler'>;

/** How VS Code and the server work together. */
export function clientOptions(own: OwnOptions): LanguageClientOptions {
	const options: InitializationOptions = {
		locale: vscode.env.language,
		ownClient: true,
		jsonServer: vscode.extensions.getExtension('vscode.json-language-features') !== undefined, // it can be switched off
		diagnostics: 'push',
	};
	return {
		...own,
		// Of any scheme; see `silence`. For target files the server asks by itself: it does not do everything for JSON.
		documentSelector: [{ language: 'dolphindb-cfg' }, { language: 'dolphindb-nodes' }],
		initializationOptions: options,
		revealOutputChannelOn: RevealOutputChannelOn.Never,
		initializationFailedHandler: () => false,
		middleware,
	};
}

/** What stands between both: documents that are none of the server’s business, and line ends in its edits. */
const middleware: Middleware = {
	...silence,
	provideCodeActions: async (document, range, context, token, next) => {
		const actions = await next(document, range, context, token);
		return actions && Promise.all(actions.map(actionWithLineEnds));
	},
	resolveCodeAction: async (action, token, next) => {
		const resolved = await next(action, token);
		return resolved && actionWithLineEnds(resolved);
	},
};
