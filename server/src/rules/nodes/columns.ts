import { nodesColumns } from '../../catalog/nodes-columns.ts';

const NAMES: readonly string[] = nodesColumns.map(({ name }) => name);

/** The column a name stands for, be it in other letter case; nothing for a name that is none. */
export function knownColumn(name: string): string | undefined {
	return NAMES.find((known) => known.toLowerCase() === name.toLowerCase());
}

/** The place of a column in the only order there is; -1 for a name that is none. */
export function columnRank(name: string): number {
	return NAMES.indexOf(name);
}

/** A header with this many columns, two at least. */
export function headerFor(columns: number): string {
	return NAMES.slice(0, Math.max(2, columns)).join(',');
}

/** The names to add to a header so that it has this many columns; nothing where it is no usual one. */
export function columnsToAdd(header: readonly string[], count: number): readonly string[] {
	const isUsual = header.every((name, at) => NAMES[at] === name);
	return isUsual && count <= NAMES.length ? NAMES.slice(header.length, count) : [];
}
