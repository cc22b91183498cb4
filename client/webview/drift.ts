import type { DriftCell, DriftGrid, DriftRow } from '../../server/src/protocol/drift.ts';
import type { GoneMessage, PageState, PageWords, ShowMessage } from '../../server/src/protocol/drift-page.ts';
import { element, filled } from './dom.ts';

declare function acquireVsCodeApi(): { postMessage(message: unknown): void; setState(state: PageState): void };

const editor = acquireVsCodeApi();
const main = document.querySelector('main') ?? document.body;

window.addEventListener('message', ({ data }: MessageEvent<ShowMessage | GoneMessage>) => {
	if (data?.type === 'show') show(data);
	if (data?.type === 'gone') main.replaceChildren(element('p', { role: 'status' }, data.text));
});
editor.postMessage({ type: 'ready' });

/** Draws the grid anew; who stands on a button stays on it, or comes to the table where it is gone. */
function show({ grid, words, all, state }: ShowMessage): void {
	editor.setState(state);
	const focused = document.activeElement?.id ?? '';
	const table = grid.rows.length > 0 ? [gridTable(grid, words)] : [];
	main.replaceChildren(toolbar(grid, words, all), ...table);
	if (focused !== '') (document.getElementById(focused) ?? document.getElementById('grid'))?.focus();
}

function toolbar(grid: DriftGrid, words: PageWords, all: boolean): HTMLElement {
	const box = element('input', { id: 'all', type: 'checkbox' });
	box.checked = all;
	box.addEventListener('change', () => editor.postMessage({ type: 'all', all: box.checked }));
	const again = element('button', { id: 'again', type: 'button' }, words.refresh);
	again.addEventListener('click', () => editor.postMessage({ type: 'refresh' }));
	const said = [
		...(grid.differs ? [] : [words.nothing]),
		...(grid.differs && grid.alike > 0 ? [filled(words.alike, String(grid.alike))] : []),
	];
	return element(
		'header',
		{},
		element('h1', {}, grid.name),
		element('label', { for: 'all' }, box, words.all),
		again,
		element('p', { role: 'status' }, said.join(' ')),
	);
}

function gridTable(grid: DriftGrid, words: PageWords): HTMLElement {
	const heads = grid.columns.map(({ title, words: state, time }) =>
		element(
			'th',
			{ scope: 'col' },
			title,
			element('small', {}, state || (time === '' ? '' : filled(words.fetched, localTime(time)))),
		),
	);
	const files = [...new Set(grid.rows.map(({ file }) => file))];
	return element(
		'div',
		{ id: 'grid', class: 'scroll', role: 'region', tabindex: '0', 'aria-label': grid.name },
		element(
			'table',
			{},
			element(
				'thead',
				{},
				element(
					'tr',
					{},
					element('th', { scope: 'col' }, words.thing),
					element('th', { scope: 'col' }, words.workspace),
					...heads,
				),
			),
			...files.map((file) => fileGroup(file, grid, words)),
		),
	);
}

/** A time as its reader writes it; what is no time stays as it is. */
function localTime(text: string): string {
	const time = new Date(text);
	if (Number.isNaN(time.getTime())) return text;
	return time.toLocaleString(document.documentElement.lang, { dateStyle: 'medium', timeStyle: 'short' });
}

function fileGroup(file: string, grid: DriftGrid, words: PageWords): HTMLElement {
	const rows = grid.rows.filter((row) => row.file === file);
	const span = String(grid.columns.length + 2);
	return element(
		'tbody',
		{},
		element('tr', {}, element('th', { scope: 'rowgroup', colspan: span, class: 'file' }, file)),
		...rows.map((row) => gridRow(row, grid, words)),
	);
}

function gridRow(row: DriftRow, { columns }: DriftGrid, words: PageWords): HTMLElement {
	return element(
		'tr',
		row.differs ? { class: 'differs' } : {},
		element('th', { scope: 'row' }, row.title),
		element('td', {}, ...(row.workspace === null ? [] : [element('code', {}, row.workspace)])),
		...row.cells.map((cell, at) => gridCell(cell, row, columns[at], words)),
	);
}

function gridCell(
	cell: DriftCell,
	row: DriftRow,
	column: DriftGrid['columns'][number] | undefined,
	words: PageWords,
): HTMLElement {
	const isAlike = cell.state === 'same' || cell.state === 'none';
	const { host, workspace } = cell;
	const isShown = row.what !== 'file' && (cell.state === 'same' || cell.state === 'differs');
	const value = isShown ? [element('code', {}, host?.value ?? words.absent)] : [];
	const own = isShown && !isAlike && row.workspace === null;
	const notes = [
		cell.words,
		...(own ? [filled(words.here, workspace?.value ?? words.absent)] : []),
		...(host && host.lines > 1 && row.what !== 'order' ? [filled(words.lines, String(host.lines))] : []),
		...(cell.state === 'missing' ? [words.missing] : []),
	].filter((note) => note !== '');
	const actions = isAlike || !column ? [] : cellActions(cell, row, column, words);
	return element(
		'td',
		{ class: cell.state },
		...value,
		...notes.map((note) => element('small', {}, note)),
		...(actions.length > 0 ? [element('div', { class: 'actions' }, ...actions)] : []),
	);
}

function cellActions(
	{ takeable, state, host, workspace }: DriftCell,
	row: DriftRow,
	column: DriftGrid['columns'][number],
	words: PageWords,
): HTMLElement[] {
	const isSeen = state !== 'not-reached' && state !== 'not-fetched' && state !== 'unreadable' && state !== 'edited';
	const canOpen = isSeen && (host ?? workspace ?? row.what === 'file');
	const button = (type: 'take' | 'open', text: string, spoken: string) => {
		const id = `${type} ${row.id} ${column.id}`;
		const made = element('button', { id, type: 'button', 'aria-label': filled(spoken, row.title, column.title) }, text);
		made.addEventListener('click', () => editor.postMessage({ type, row: row.id, column: column.id }));
		return made;
	};
	return [
		...(takeable ? [button('take', words.take, words.takeOf)] : []),
		...(canOpen ? [button('open', words.open, words.openOf)] : []),
	];
}
