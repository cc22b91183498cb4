import { type Locale, render, say, type Template } from '../../base/message.ts';
import type { DriftCell, DriftGrid, DriftRow } from '../../protocol/drift.ts';
import { visible } from '../../render/shell-quote.ts';
import { widthOf } from './columns.ts';

/** A comparison as JSON, version 1 (schemas/drift-report.schema.json). */
export function driftJson(grid: DriftGrid): string {
	return JSON.stringify({ version: 1, ...grid }, undefined, 2);
}

/** A comparison as a table: a line for each thing, a column for the workspace and each host. */
export function driftText({ name, differs, columns, rows, alike }: DriftGrid, locale: Locale): string {
	const text = (template: Template, values = {}) => render(say(template, values), locale);
	const unknown = columns.filter(({ words }) => words !== '').map(({ title, words }) => `${visible(title)}: ${words}`);
	const table = [
		['', text({ en: 'workspace', zh: '工作区' }), ...columns.map(({ title }) => title)],
		...rows.map((row) => [
			`${row.file}: ${row.title}`,
			row.workspace ?? '',
			...row.cells.map((cell) => cellText(cell, row)),
		]),
	];
	const others = text(
		{ en: 'Packages that are as in the workspace: {n}.', zh: '与工作区一致的安装目录：{n} 个。' },
		{ n: alike },
	);
	const clean = text(
		{ en: '{name}: the hosts are as the workspace says.', zh: '{name}：主机与工作区一致。' },
		{ name },
	);
	return [
		...(rows.length > 0 ? [...aligned(table), ''] : []),
		...(alike > 0 && differs ? [others] : []),
		...unknown,
		...(differs ? [] : [clean]),
	]
		.join('\n')
		.trimEnd();
}

/** The value of the host; where the workspace has no common one, what its own file says, too. */
function cellText({ state, words, workspace, host }: DriftCell, row: DriftRow): string {
	if (words !== '') return words;
	if (state === 'same' || row.workspace !== null) return host?.value ?? '-';
	return `${workspace?.value ?? '-'} -> ${host?.value ?? '-'}`;
}

const WIDEST = 40;

/** Columns of one width; values are data, and may hold what a terminal would obey. */
function aligned(table: readonly (readonly string[])[]): string[] {
	const cut = table.map((line) => line.map((cell) => shortened(visible(cell))));
	const widths = (cut[0] ?? []).map((_, at) => Math.max(...cut.map((line) => widthOf(line[at] ?? ''))));
	return cut.map((line) =>
		line
			.map((cell, at) => cell + ' '.repeat((widths[at] ?? 0) - widthOf(cell)))
			.join('  ')
			.trimEnd(),
	);
}

function shortened(text: string): string {
	return text.length > WIDEST ? `${text.slice(0, WIDEST - 1)}…` : text;
}
