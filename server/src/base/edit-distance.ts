/**
 * The number of letters to insert, delete, replace or swap with their neighbour that turns one word into the other;
 * nothing where that takes more than `limit`. No part of a word is edited twice (optimal string alignment).
 */
export function editDistance(from: string, to: string, limit: number): number | undefined {
	if (from === to) return 0;
	if (Math.abs(from.length - to.length) > limit) return undefined;
	let beforeLast: number[] = [];
	let last = Array.from({ length: to.length + 1 }, (_, column) => column);
	for (let row = 1; row <= from.length; row++) {
		const next = nextRow(from, to, row, limit, last, beforeLast);
		if (!next) return undefined;
		beforeLast = last;
		last = next;
	}
	const distance = last[to.length] as number; // rows have one more cell than the word has letters
	return distance <= limit ? distance : undefined;
}

/** One row of the table, or nothing where no cell of it can lead to a distance within the limit. */
function nextRow(
	from: string,
	to: string,
	row: number,
	limit: number,
	last: readonly number[],
	beforeLast: readonly number[],
): number[] | undefined {
	const cells = new Array<number>(to.length + 1).fill(limit + 1);
	if (row <= limit) cells[0] = row;
	let best = cells[0] as number;
	const end = Math.min(to.length, row + limit); // cells further from the diagonal exceed the limit
	for (let column = Math.max(1, row - limit); column <= end; column++) {
		const cell = cellAt(from, to, row, column, last, beforeLast, cells);
		cells[column] = cell;
		if (cell < best) best = cell;
	}
	return best <= limit ? cells : undefined;
}

function cellAt(
	from: string,
	to: string,
	row: number,
	column: number,
	last: readonly number[],
	beforeLast: readonly number[],
	cells: readonly number[],
): number {
	const letter = from.charCodeAt(row - 1);
	const other = to.charCodeAt(column - 1);
	const same = letter === other;
	// Cells left of, above and beside this one exist: both indices are at least 1.
	let cell = Math.min(
		(last[column - 1] as number) + (same ? 0 : 1),
		(last[column] as number) + 1,
		(cells[column - 1] as number) + 1,
	);
	const swapped = row > 1 && column > 1 && letter === to.charCodeAt(column - 2) && from.charCodeAt(row - 2) === other;
	if (swapped) cell = Math.min(cell, (beforeLast[column - 2] as number) + 1);
	return cell;
}
