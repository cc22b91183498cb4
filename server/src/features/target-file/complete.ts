import type { FileId, Position } from '../../base/span.ts';
import type { Snapshot } from '../../workspace/workspace.ts';
import type { Completion, Proposal } from '../completion/proposal.ts';
import { escaped } from '../completion/snippet.ts';
import { type Choice, choicesAt } from './choices.ts';
import { sceneOf } from './scene.ts';
import { schemaChoices } from './schema-choices.ts';
import { type Slot, slotAt } from './slot.ts';

/** What the client can do with proposals in JSON, and what it knows already. */
export interface JsonClient {
	/** A JSON server beside this one proposes what stands in the schema. */
	readonly hasSchema: boolean;
	/** Fills in snippets. */
	readonly hasSnippets: boolean;
}

const NOTHING: Completion = { proposals: [], isIncomplete: false };

/** The names and values that can stand at a position of a target, and fit the cluster; in quotes, with what has to follow. */
export function completeTarget(
	snapshot: Snapshot,
	file: FileId,
	text: string,
	position: Position,
	client: JsonClient,
): Completion {
	const scene = sceneOf(snapshot, file, text);
	const slot = slotAt(scene.written, position);
	if (!slot) return NOTHING;
	const choices = [...choicesAt(slot, scene), ...(client.hasSchema ? [] : schemaChoices(slot, scene.written))];
	return { proposals: choices.map((choice, rank) => toProposal(choice, slot, client, rank)), isIncomplete: false };
}

function toProposal(choice: Choice, slot: Slot, { hasSnippets }: JsonClient, rank: number): Proposal {
	const { kind, value, detail, content } = choice;
	const label = String(value);
	const written = JSON.stringify(slot.isKey ? label : value);
	const isFilledIn = slot.isKey && !slot.hasValue && content !== undefined;
	const filled = (between: string) => `: ${(content ?? '').replace('…', between)}${slot.comma}`;
	const [text, isSnippet] = !isFilledIn
		? [written + (slot.hasValue ? '' : slot.comma), false]
		: hasSnippets
			? [`${escaped(written)}${escaped(filled('…')).replace('…', '$1')}`, true]
			: [written + filled(''), false];
	return {
		kind,
		label,
		text,
		...(isSnippet && { isSnippet }),
		range: slot.range,
		isWhole: true,
		...(slot.isQuoted && { filter: written }),
		...(detail !== undefined && { detail }),
		rank,
	};
}
