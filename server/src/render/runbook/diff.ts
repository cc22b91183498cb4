import { shownValue } from '../../catalog/secrets.ts';

const CONTEXT = 2;
/** Where more would have to be compared, what differs is shown as a whole. */
const MOST_PAIRS = 250_000;

interface Line {
	readonly sign: ' ' | '-' | '+';
	readonly text: string;
}

/** What changes from one text to another, as lines that begin with a sign; unchanged lines only around changes. */
export function diffLines(before: string, after: string): string[] {
	const all = compared(linesOf(before), linesOf(after));
	const near = all.map((_, at) =>
		all.slice(Math.max(0, at - CONTEXT), at + CONTEXT + 1).some(({ sign }) => sign !== ' '),
	);
	return all.flatMap(({ sign, text }, at) => {
		if (near[at]) return [sign + withoutSecret(text)];
		return near[at - 1] ? ['…'] : [];
	});
}

/** Lines with what ends them, as far as it is not the usual: then people can see what else changes. */
function linesOf(text: string): string[] {
	const lines = text.split('\n');
	const last = lines.pop() ?? '';
	const shown = lines.map((line) => line.replace(/\r$/, ' ␍'));
	return last === '' ? shown : [...shown, `${last} (no newline)`];
}

function withoutSecret(line: string): string {
	const [, head = '', name = '', value = ''] = /^(\s*(?:[^=]*\.)?(\w+)\s*=)(.*)$/.exec(line) ?? [];
	return head === '' ? line : head + shownValue(name, value);
}

function compared(old: readonly string[], fresh: readonly string[]): Line[] {
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

function signed(sign: Line['sign'], lines: readonly string[]): Line[] {
	return lines.map((text) => ({ sign, text }));
}

/** The longest common lines stay; where two ways are as long, what goes stands before what comes. */
function woven(goes: readonly string[], comes: readonly string[]): Line[] {
	const lengths = commonLengths(goes, comes);
	const at = (i: number, j: number) => lengths[i]?.[j] ?? 0;
	const lines: Line[] = [];
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
	for (const old of goes.toReversed()) {
		const below = rows[0] ?? [];
		const row = new Array<number>(comes.length + 1).fill(0);
		for (let j = comes.length - 1; j >= 0; j--) {
			row[j] = comes[j] === old ? (below[j + 1] ?? 0) + 1 : Math.max(below[j] ?? 0, row[j + 1] ?? 0);
		}
		rows.unshift(row);
	}
	return rows;
}
