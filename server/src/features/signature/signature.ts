import type { Locale } from '../../base/message.ts';
import type { FileId, Position } from '../../base/span.ts';
import type { Snapshot } from '../../workspace/workspace.ts';
import { contextOf } from '../hover/hover.ts';
import { documentPart } from './documentation.ts';
import { placeAt } from './place.ts';

/** A part of what is being written, with its place in the label. */
export interface SignaturePart {
	readonly name: string;
	readonly start: number;
	readonly end: number;
	/** What the part is, as Markdown. */
	readonly markdown: string;
}

/** The form of what is being written at a position, `host:port:alias` for example, and the part that the position is in. */
export interface Signature {
	readonly label: string;
	/** What the whole is, as Markdown. */
	readonly markdown: string;
	readonly parts: readonly SignaturePart[];
	readonly active: number;
}

/** The form of the site or row at a position, also where it is broken; nothing elsewhere and behind its last part. */
export function signatureAt(snapshot: Snapshot, id: FileId, position: Position, locale: Locale): Signature | undefined {
	const context = contextOf(snapshot, id, locale);
	const place = context && placeAt(context.file, position);
	if (!context || !place) return undefined;
	let label = '';
	const parts = place.parts.map(({ name, separator }) => {
		const start = label.length + separator.length;
		label += separator + name;
		return { name, start, end: label.length, markdown: documentPart(name, place, context) };
	});
	return { label, markdown: context.speak(place.summary), parts, active: place.active };
}
