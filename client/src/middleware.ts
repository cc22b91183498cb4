import type { Middleware } from 'vscode-languageclient';
import { actionWithLineEnds } from './line-ends.ts';
import { silence } from './silent-documents.ts';

/** What stands between VS Code and the server: documents that are none of its business, and line ends in its edits. */
export const middleware: Middleware = {
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
