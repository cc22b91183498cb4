import { remembering } from '../base/remember.ts';
import type { Operation } from '../plan/operation.ts';
import type { Plan } from '../plan/plan.ts';
import { shellWord } from './shell-quote.ts';

/** Work that many hosts do in the same way: operations that differ in nothing but the host. */
export interface Alike {
	/** The operations, for the host `ANY_HOST`. */
	readonly operations: readonly Operation[];
	/** Which it is of all in the plan, from 1. */
	readonly number: number;
}

/** A part of a list of operations: work that many hosts do alike, for one of them, or what stands alone. */
export interface Portion {
	readonly operations: readonly Operation[];
	readonly alike?: Alike;
	/** The host that does it, where others do it alike. */
	readonly host?: string;
}

/** Stands for the host in work that is done alike; such names are never given to hosts, and are written like others. */
export const ANY_HOST = 'any-host.invalid';

/** The work of so many hosts is written out for each: people compare a few with one another, but not hundreds. */
export const MOST_APART = 16;

/** Finds the work that many hosts do alike in lists of operations, each of which is done one after the other. */
export function portionsOf(lists: readonly (readonly Operation[])[]): Portion[][] {
	const shapes = new Shapes();
	for (const list of lists) for (const operation of list) shapes.add(operation);
	const runs = lists.map((list) => runsOf(list, shapes));
	const uses = new Map<string, number>();
	for (const list of runs) for (const { key } of list) uses.set(key, (uses.get(key) ?? 0) + 1);
	const known = new Map<string, Alike>();
	return runs.map((list) =>
		list.map(({ key, host, operations }): Portion => {
			if (host === undefined || (uses.get(key) ?? 0) <= MOST_APART) return { operations };
			const alike = known.get(key) ?? { operations: operations.map(forAnyHost), number: known.size + 1 };
			known.set(key, alike);
			return { operations, alike, host };
		}),
	);
}

/** What operations have in common that differ in their host only. */
interface Shape {
	readonly number: number;
	uses: number;
}

/** Tells which operations have the same shape. */
class Shapes {
	readonly #byText = new Map<string, Shape>();
	readonly #known = new Map<Operation, Shape>();

	add(operation: Operation): void {
		const shape = this.#known.get(operation) ?? this.#shapeOf(operation);
		if (!shape) return;
		shape.uses++;
		this.#known.set(operation, shape);
	}

	/** The number of a shape that many operations have. */
	numberOf(operation: Operation): number | undefined {
		const shape = this.#known.get(operation);
		return shape && shape.uses > MOST_APART ? shape.number : undefined;
	}

	#shapeOf(operation: Operation): Shape | undefined {
		const text = textForAnyHost(operation);
		if (text === undefined) return undefined;
		const known = this.#byText.get(text);
		if (known) return known;
		const shape = { number: this.#byText.size, uses: 0 };
		this.#byText.set(text, shape);
		return shape;
	}
}

/** An operation as text without its host; nothing where it is not the work of one host, or surely not that of others. */
function textForAnyHost(operation: Operation): string | undefined {
	const host = hostOf(operation);
	if (host === undefined || shellWord(host) !== host) return undefined;
	const text = JSON.stringify(operation);
	return text.includes(ANY_HOST) ? undefined : text.replaceAll(host, ANY_HOST);
}

function forAnyHost(operation: Operation): Operation {
	return JSON.parse(textForAnyHost(operation) ?? '') as Operation; // the text of an operation
}

/** The one host that is all an operation speaks of, as far as it says who does it. Whole files differ from host to host. */
function hostOf(operation: Operation): string | undefined {
	switch (operation.op) {
		case 'confirm':
		case 'write-file':
		case 'restore-file':
			return undefined;
		case 'copy-tree':
			return operation.from.host === operation.to.host ? operation.from.host : undefined;
		default:
			return operation.host;
	}
}

/** Operations that follow one another on one host and have shapes that many have; others by themselves. */
interface Run {
	key: string;
	readonly host: string | undefined;
	readonly operations: Operation[];
}

function runsOf(operations: readonly Operation[], shapes: Shapes): Run[] {
	const runs: Run[] = [];
	for (const operation of operations) {
		const shape = shapes.numberOf(operation);
		const host = shape === undefined ? undefined : hostOf(operation);
		const last = runs.at(-1);
		if (last && last.host === host) {
			last.operations.push(operation);
			last.key += ` ${shape ?? ''}`;
		} else runs.push({ key: `${shape ?? ''}`, host, operations: [operation] });
	}
	return runs;
}

/** The work of the steps of a plan, forth and back, in portions: a list for each step. */
export interface Work {
	readonly forth: readonly (readonly Portion[])[];
	readonly back: readonly (readonly Portion[])[];
}

/** The work of a plan. Remembered, so that all renderers speak of the same portions. */
export const workOf = remembering(
	({ steps }: Plan): Work => ({
		forth: portionsOf(steps.map(({ operations }) => operations)),
		back: portionsOf(steps.map(({ undo }) => ('irreversible' in undo ? [] : undo))),
	}),
);
