import { resolveName } from '../../catalog/catalog.ts';
import type { Parameter, ParameterType } from '../../catalog/parameter.ts';
import { checkedPart, checkValue } from '../../catalog/values.ts';
import type { CfgEntryLine } from '../../syntax/cfg.ts';
import { type Token, tokenBetween } from '../../syntax/lines.ts';

/**
 * Two settings on one line, as `echo >>` leaves them behind a line without an end. The model reads them as two, so
 * that the slip does not lead to findings everywhere; `cfg-glued-lines` reports it.
 */
export interface GluedEntries {
	readonly line: number;
	/** The setting that should end its line. Of three settings on one line there are two repairs, one for each gap. */
	readonly first: Token;
	/** The setting that should begin a line, at its column in the line as it is. */
	readonly second: Token;
}

/** The settings of a line on which several are glued together, each with its own columns; nothing for other lines. */
export function unglued(syntax: CfgEntryLine): readonly CfgEntryLine[] | undefined {
	const entries: CfgEntryLine[] = [];
	let last = syntax;
	for (let next = gluedEntry(last); next; next = gluedEntry(last)) {
		entries.push({ ...last, value: tokenBetween(last.text, last.value.start, next.key.start) });
		last = next;
	}
	return entries.length > 0 ? [...entries, last] : undefined;
}

/** The repairs between the settings of a line. */
export function gapsBetween(line: number, entries: readonly CfgEntryLine[]): readonly GluedEntries[] {
	const wholes = entries.map(({ text, key, value }) => tokenBetween(text, key.start, value.end));
	return wholes.slice(1).map((second, at) => ({ line, first: wholes[at] as Token, second }));
}

/** Types whose values cannot run on into a name: where such a value ends is beyond doubt. */
const CLOSED: ReadonlySet<ParameterType> = new Set([
	'integer',
	'float',
	'memoryGB',
	'memoryMB',
	'memoryKB',
	'port',
	'boolean',
	'enum',
]);

/** Longer values are neither numbers nor words of an enumeration. */
const LONGEST_VALUE = 40;

const KEY = /^(?:[A-Za-z_%?][^\s.=,]*\.)?([A-Za-z]\w*)$/;

/** The setting that begins within the value of another one: a whole value, and then a known name and its `=`. */
function gluedEntry({ text, eol, name, value }: CfgEntryLine): CfgEntryLine | undefined {
	const equals = text.indexOf('=', value.start);
	if (equals < 0 || value.text === '') return undefined;
	const parameter = resolveName(name.text)?.parameter;
	if (!parameter || !CLOSED.has(parameter.type)) return undefined;
	for (let start = value.start + 1; start < Math.min(equals, value.start + LONGEST_VALUE); start++) {
		const known = KEY.exec(text.slice(start, equals).trimEnd())?.[1];
		if (known === undefined || !isWritten(known)) continue;
		if (isWholeValue(parameter, text.slice(value.start, start).trim())) {
			return entryFrom({ text, eol, start, equals, end: value.end });
		}
	}
	return undefined;
}

/** Whether a text is all of a value; behind a comment sign a name is only spoken of. */
function isWholeValue(parameter: Parameter, text: string): boolean {
	const problem = checkValue(parameter, text);
	return checkedPart(text) === text && (!problem || problem.kind === 'range');
}

/** Whether files write a parameter this way, letter by letter. */
function isWritten(name: string): boolean {
	const known = resolveName(name);
	return known !== undefined && known.how !== 'case';
}

interface Piece extends Pick<CfgEntryLine, 'text' | 'eol'> {
	readonly start: number;
	readonly equals: number;
	readonly end: number;
}

function entryFrom({ text, eol, start, equals, end }: Piece): CfgEntryLine {
	const key = tokenBetween(text, start, equals);
	const dot = key.text.indexOf('.');
	return {
		kind: 'entry',
		text,
		eol,
		key,
		qualifier: dot < 0 ? undefined : tokenBetween(text, key.start, key.start + dot),
		name: dot < 0 ? key : tokenBetween(text, key.start + dot + 1, key.end),
		equals,
		value: tokenBetween(text, equals + 1, end),
	};
}
