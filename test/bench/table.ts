import { FLOOR, type Measured, OURS, ratioOf } from './result.ts';

/** A table as rows of cells, the head first. */
export type Table = readonly (readonly string[])[];

/** The results of a part: a row for each thing measured, a column for each who was. */
export function tableOf(results: readonly Measured[], part: string): Table {
	const own = results.filter((one) => one.part === part);
	const who = [...new Set([FLOOR, OURS, ...own.map(({ by }) => by)])].filter((by) => own.some((one) => one.by === by));
	const hasFloor = who.includes(FLOOR);
	const head = ['', ...who, ...(hasFloor ? ['ours / floor'] : [])];
	const rows = [...new Set(own.map(({ what }) => what))].map((what) => {
		const cells = who.map((by) => cellOf(own.find((one) => one.what === what && one.by === by)));
		const ratio = ratioOf(own, part, what);
		return [what, ...cells, ...(hasFloor ? [ratio?.toFixed(2) ?? ''] : [])];
	});
	return [head, ...rows];
}

/** What was measured, in words: the median, and the 95th percentile behind it. */
function cellOf(measured: Measured | undefined): string {
	if (!measured) return '';
	const { median, p95, unit, note } = measured;
	if (median === undefined) return note ?? '';
	const both = p95 === undefined ? inUnit(median, unit) : `${inUnit(median, unit)} / ${shown(p95)}`;
	return note === undefined ? both : `${both} (${note})`;
}

/** A value with its unit. */
export function inUnit(value: number, unit: Measured['unit']): string {
	return unit === 'times' ? `× ${value.toFixed(2)}` : `${shown(value)} ${unit}`;
}

function shown(value: number): string {
	if (value >= 100) return Math.round(value).toLocaleString('en-US');
	return value.toFixed(value >= 10 ? 1 : 2);
}

/** A table for a terminal. */
export function plainTable(table: Table): string {
	const widths = table[0]?.map((_, column) => Math.max(...table.map((row) => row[column]?.length ?? 0))) ?? [];
	return table
		.map((row) =>
			row
				.map((cell, column) => cell.padEnd(widths[column] ?? 0))
				.join('  ')
				.trimEnd(),
		)
		.join('\n');
}

/** A table for Markdown. */
export function markdownTable([head = [], ...rows]: Table): string {
	const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
	return [line(head), line(head.map((_, at) => (at === 0 ? '---' : '---:'))), ...rows.map(line)].join('\n');
}
