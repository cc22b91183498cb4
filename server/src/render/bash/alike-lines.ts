import { type Alike, ANY_HOST, type Portion } from '../alike.ts';
import { shellWord } from '../shell-quote.ts';
import { type NameOf, operationLines } from './emit.ts';
import { shellFunction } from './header.ts';

/** The lines that carry out the work of each step, and the functions that these lines call. */
export interface SharedLines {
	readonly functions: readonly string[];
	readonly lists: readonly (readonly string[])[];
}

/** What many hosts do alike is written once, as a function that is given the host. */
export function sharedLines(work: readonly (readonly Portion[])[], nameOf: NameOf): SharedLines {
	const functions = new Map<Alike, readonly string[] | undefined>();
	const linesOf = ({ operations, alike, host }: Portion): readonly string[] => {
		if (!alike || host === undefined) return operationLines(operations, nameOf);
		if (!functions.has(alike)) functions.set(alike, functionLines(alike, nameOf));
		return functions.get(alike) ? [`${alikeName(alike)} ${shellWord(host)}`] : operationLines(operations, nameOf);
	};
	const lists = work.map((portions) => portions.flatMap(linesOf));
	return { functions: [...functions.values()].flatMap((lines) => lines ?? []), lists };
}

/** The function that does what many hosts do alike. */
export function alikeName({ number }: Alike): string {
	return `alike_${number}`;
}

/** The function for work that is done alike; nothing where the host stands in a value that is written letter by letter. */
function functionLines(alike: Alike, nameOf: NameOf): string[] | undefined {
	const lines = operationLines(alike.operations, nameOf).map((line) => line.match(PARTS) ?? []);
	if (lines.some((parts) => parts.some((part) => part.startsWith("$'") && part.includes(ANY_HOST)))) return undefined;
	const body = lines.map((parts) => parts.map(withHost).join(''));
	return ['# What many hosts do alike: HOST', ...shellFunction(alikeName(alike), body)];
}

/** Quotes for control letters, other quotes, and what stands outside of quotes. */
const PARTS = /\$'(?:[^'\\]|\\.)*'|'[^']*'|\\.?|[^'\\$]+|\$/gs;

/** The place of the host becomes the first argument, in quotes and outside. */
function withHost(part: string): string {
	if (!part.startsWith("'")) return part.replaceAll(ANY_HOST, '"$1"');
	return part
		.replaceAll(ANY_HOST, `'"$1"'`)
		.replace(/^''(?=")/, '')
		.replace(/(?<=")''$/, '');
}
