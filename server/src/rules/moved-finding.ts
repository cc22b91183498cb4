import { isSameList } from '../base/collections.ts';
import { isLineNumber, type LineNumber, type Message } from '../base/message.ts';
import type { FileId, Location } from '../base/span.ts';
import type { FileEdit } from './file-edit.ts';
import type { RelatedPlace } from './rule.ts';
import type { RuleFinding } from './rule-finding.ts';

/** The edits of some files, by their names. */
export type Edits = ReadonlyMap<FileId, FileEdit>;

/** A finding at its places after some edits; nothing where it speaks of a line that is not what it was. */
export function movedFinding(finding: RuleFinding, edits: Edits): RuleFinding | undefined {
	const at = movedPlace(finding.at, edits);
	const related = finding.related && movedRelated(finding.related, edits);
	const message = movedMessage(finding.message, edits);
	if (!at || !message || (finding.related && !related)) return undefined;
	if (at === finding.at && related === finding.related && message === finding.message) return finding;
	return { ...finding, at, message, ...(related && { related }) };
}

function movedPlace(place: Location, edits: Edits): Location | undefined {
	const line = movedLine(place.file, place.span.line, edits);
	if (line === undefined) return undefined;
	return line === place.span.line ? place : { ...place, span: { ...place.span, line } };
}

function movedLine(file: FileId, line: number, edits: Edits): number | undefined {
	const edit = edits.get(file);
	if (!edit || line < edit.old.from) return line;
	return line < edit.old.to ? undefined : line + edit.new.to - edit.old.to;
}

function movedRelated(places: readonly RelatedPlace[], edits: Edits): readonly RelatedPlace[] | undefined {
	const moved = places.map((place) => {
		const at = movedPlace(place.at, edits);
		const message = movedMessage(place.message, edits);
		if (!at || !message) return undefined;
		return at === place.at && message === place.message ? place : { at, message };
	});
	if (isSameList(moved, places)) return places;
	return moved.includes(undefined) ? undefined : (moved as readonly RelatedPlace[]);
}

/** Numbers of lines in a message move with their lines. */
function movedMessage(message: Message, edits: Edits): Message | undefined {
	let values: Record<string, Message['values'][string]> | undefined;
	for (const [name, value] of Object.entries(message.values)) {
		if (typeof value !== 'object') continue;
		const moved = isLineNumber(value) ? movedNumber(value, edits) : movedMessage(value, edits);
		if (moved === undefined) return undefined;
		if (moved === value) continue;
		values ??= { ...message.values };
		values[name] = moved;
	}
	return values ? { template: message.template, values } : message;
}

function movedNumber(number: LineNumber, edits: Edits): LineNumber | undefined {
	const line = movedLine(number.file, number.line, edits);
	if (line === undefined) return undefined;
	return line === number.line ? number : { ...number, line };
}
