import { reversed } from '../base/collections.ts';
/** A line of a comparison: it stays, goes or comes. */
export interface SignedLine {
	readonly sign: ' ' | '-' | '+';
	readonly text: string;
}

/** Where more would have to be compared, what differs is shown as a whole. */
const MOST_PAIRS = 250_000;

/** Two lists of lines woven into one: what stays, what goes and what comes. */
export function comparedLines(old: readonly string[], fresh: readonly string[]): SignedLine[] {
	const first = sameAtStart(old, fresh);
	const last = sameAtStart(old.slice(first).reverse(), fresh.slice(first).reverse());
	const [goes, comes] = [old.slice(first, old.length - last), fresh.slice(first, fresh.length - last)];
	const middle =
		goes.length * comes.length > MOST_PAIRS ? [...signed('-', goes), ...signed('+', comes)] : woven(goes, comes);
	return [...signed(' ', old.slice(0, first)), ...middle, ...signed(' ', old.slice(old.length - last))];
}

function sameAtStart(a: readonly string[], b: readonly string[]): number {
	const at = a.findIndex((line, index) => line !== b[index]);
	return at < 0 ? Math.min(a.length, b.length) : Math.min(at, b.length);
}

function signed(sign: SignedLine['sign'], lines: readonly string[]): SignedLine[] {
	return lines.map((text) => ({ sign, text }));
}

/** The longest common lines stay; where two ways are as long, what goes stands before what comes. */
function woven(goes: readonly string[], comes: readonly string[]): SignedLine[] {
	const lengths = commonLengths(goes, comes);
	const at = (i: number, j: number) => lengths[i]?.[j] ?? 0;
	const lines: SignedLine[] = [];
	let [i, j] = [0, 0];
	while (i < goes.length || j < comes.length) {
		const [old, fresh] = [goes[i], comes[j]];
		if (old !== undefined && old === fresh) {
			lines.push({ sign: ' ', text: old });
			i++;
			j++;
		} else if (old !== undefined && (fresh === undefined || at(i + 1, j) >= at(i, j + 1))) {
			lines.push({ sign: '-', text: old });
			i++;
		} else {
			lines.push({ sign: '+', text: fresh ?? '' });
			j++;
		}
	}
	return lines;
}

/** How many lines two lists have in common from one place of each on. */
function commonLengths(goes: readonly string[], comes: readonly string[]): number[][] {
	const rows: number[][] = [new Array<number>(comes.length + 1).fill(0)];
	for (const old of reversed(goes)) {
		const below = rows[0] ?? [];
		const row = new Array<number>(comes.length + 1).fill(0);
		for (let j = comes.length - 1; j >= 0; j--) {
			row[j] = comes[j] === old ? (below[j + 1] ?? 0) + 1 : Math.max(below[j] ?? 0, row[j + 1] ?? 0);
		}
		rows.unshift(row);
	}
	return rows;
}
