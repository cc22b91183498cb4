import type { MarkupContent, MarkupKind } from 'vscode-languageserver';
import { plainText } from '../features/hover/plain-text.ts';

/** A text of ours in a form that the client can show. */
export type Markup = (markdown: string) => MarkupContent;

/** Markdown where the client says that it renders it; plain text for all others. */
export function markupFor(formats: readonly MarkupKind[] | undefined): Markup {
	return formats?.includes('markdown')
		? (markdown) => ({ kind: 'markdown', value: markdown })
		: (markdown) => ({ kind: 'plaintext', value: plainText(markdown) });
}
