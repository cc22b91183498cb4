import {
	type CompletionItem,
	CompletionItemKind,
	type CompletionList,
	InsertTextFormat,
	type Range,
} from 'vscode-languageserver';
import { mostFrequent } from '../base/collections.ts';
import { type Locale, type Message, render } from '../base/message.ts';
import type { FileId, Position } from '../base/span.ts';
import type { Completion, Proposal, ProposalKind } from '../features/completion/proposal.ts';
import { plainStart } from '../features/completion/snippet.ts';
import type { Uris } from '../workspace/uris.ts';
import type { CompletionClient } from './completion-client.ts';

const KINDS: Readonly<Record<ProposalKind, CompletionItemKind>> = {
	parameter: CompletionItemKind.Property,
	value: CompletionItemKind.Value,
	word: CompletionItemKind.EnumMember,
	path: CompletionItemKind.Folder,
	site: CompletionItemKind.Reference,
	node: CompletionItemKind.Variable,
	pattern: CompletionItemKind.Class,
	row: CompletionItemKind.Struct,
	file: CompletionItemKind.File,
	code: CompletionItemKind.Constant,
};

/** What comes back with an item that somebody looks at: the name of a parameter, unless that is the label. */
export type ItemData = { readonly parameter: string } | { readonly isParameter: true };

/** Where an item is put, and what for. */
export interface ItemContext {
	readonly file: FileId;
	/** The cursor in our columns. */
	readonly position: Position;
	readonly uris: Uris;
	readonly locale: Locale;
	readonly client: CompletionClient;
	/** Our own client asks for more behind what is no end yet. */
	readonly isOwnClient: boolean;
}

type EditRange = Range | { readonly insert: Range; readonly replace: Range };
type Shared = NonNullable<CompletionList['itemDefaults']>;

/** Proposals in the protocol's form. What most items have in common is said once, where the client allows it. */
export function completionList({ proposals, isIncomplete }: Completion, context: ItemContext): CompletionList {
	const rangeOf = rangesFor(context);
	const shared = sharedBy(proposals, rangeOf, context);
	const width = proposals.length.toString(36).length;
	const items = proposals.map(
		(proposal, at): CompletionItem => ({
			...itemFor(proposal, context),
			sortText: at.toString(36).padStart(width, '0'),
			...editFor(proposal, rangeOf(proposal), shared, context),
		}),
	);
	const hasDefaults = Object.keys(shared).length > 0;
	return { isIncomplete, ...(hasDefaults && { itemDefaults: shared }), items };
}

function sharedBy(proposals: readonly Proposal[], rangeOf: RangeOf, { client }: ItemContext): Shared {
	const editRange = client.defaults.has('editRange') ? mostFrequent(proposals.map(rangeOf)) : undefined;
	const data = client.defaults.has('data') ? mostFrequent(proposals.flatMap((one) => dataOf(one) ?? [])) : undefined;
	return { ...(editRange && { editRange }), ...(data && { data }) };
}

function editRange(file: FileId, range: Proposal['range'], cursor: Position | undefined, uris: Uris): EditRange {
	const replace = uris.range(file, range);
	return cursor ? { insert: uris.range(file, { ...range, end: cursor }), replace } : replace;
}

type RangeOf = (proposal: Proposal) => EditRange;

/** Ranges by the columns they cover: equal ones are the same object. */
function rangesFor({ file, position, uris, client }: ItemContext): RangeOf {
	const known = new Map<string, EditRange>();
	return ({ range, isWhole }) => {
		// Up to the cursor for inserting, all of it for replacing, where the client tells the two apart.
		const hasRest = range.end.character > position.character;
		const isChoice = hasRest && !isWhole && client.insertsOrReplaces;
		const key = `${range.start.character}:${range.end.character}:${isChoice}`;
		const found = known.get(key) ?? editRange(file, range, isChoice ? position : undefined, uris);
		known.set(key, found);
		return found;
	};
}

function itemFor(proposal: Proposal, { client, locale, isOwnClient }: ItemContext): CompletionItem {
	const { kind, label, filter, unit, detail, preview, isCertain } = proposal;
	const known = client.knows(KINDS[kind]) ? KINDS[kind] : CompletionItemKind.Value;
	const words = detail === undefined ? undefined : wordsOf(detail, locale);
	// There is more to choose from behind what is no end yet.
	const goesOn = isOwnClient && /[.:= ]$/.test(proposal.text);
	return {
		label,
		kind: known,
		...(filter !== undefined && filter !== label && { filterText: filter }),
		...(isCertain && { preselect: true }),
		...(client.hasLabelDetails
			? { labelDetails: { ...(unit && { detail: ` ${unit}` }), ...(words && { description: words }) } }
			: (unit || words) && { detail: [unit, words].filter(Boolean).join(', ') }),
		...(preview !== undefined && { documentation: previewOf(preview, client) }),
		...(goesOn && { command: { title: label, command: 'editor.action.triggerSuggest' } }),
	};
}

function previewOf(text: string, { hasMarkdown }: CompletionClient): CompletionItem['documentation'] & object {
	return hasMarkdown ? { kind: 'markdown', value: `\`\`\`\`\n${text}\n\`\`\`\`` } : { kind: 'plaintext', value: text };
}

function wordsOf(text: Message | string, locale: Locale): string {
	return typeof text === 'string' ? text : render(text, locale);
}

function editFor(
	proposal: Proposal,
	range: EditRange,
	shared: Shared,
	{ client }: ItemContext,
): Pick<CompletionItem, 'textEdit' | 'textEditText' | 'insertTextFormat' | 'data'> {
	const isSnippet = proposal.isSnippet && client.hasSnippets;
	const newText = proposal.isSnippet && !isSnippet ? plainStart(proposal.text) : proposal.text;
	const data = dataOf(proposal);
	const isShared = range === shared.editRange;
	return {
		...(isShared
			? newText !== proposal.label && { textEditText: newText }
			: { textEdit: { newText, ...('insert' in range ? range : { range }) } }),
		...(isSnippet && { insertTextFormat: InsertTextFormat.Snippet }),
		...(data && data !== shared.data && { data }),
	};
}

const LABEL: ItemData = { isParameter: true };
const named = new Map<string, ItemData>();

/** Equal ones are the same object. */
function dataOf({ label, parameter }: Proposal): ItemData | undefined {
	if (!parameter) return undefined;
	if (parameter.name === label) return LABEL;
	const data = named.get(parameter.name) ?? { parameter: parameter.name };
	named.set(parameter.name, data);
	return data;
}
