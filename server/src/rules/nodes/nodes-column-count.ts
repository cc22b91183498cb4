import { say } from '../../base/message.ts';
import { columnAt, type NodeRow, type NodesFile, rowAt } from '../../model/files/nodes-file.ts';
import { replaceAt } from '../edits.ts';
import type { Finding, Fix } from '../rule.ts';
import { columnsToAdd, knownColumn } from './columns.ts';
import { defineRowRule } from './row-rule.ts';
import { appendToRow } from './rows.ts';

export default defineRowRule({
	code: 'nodes-column-count',
	severity: 'warning',
	worst: 'error',
	title: { en: 'Row with more or fewer columns than the header', zh: '行的列数与表头不一致' },
	why: {
		en: 'A node without a mode has no role, and what stands beyond the last column of the header is lost.',
		zh: '缺少节点类型的节点没有角色；超出表头的内容会丢失。',
	},
	behaviour: {
		en: 'Published files keep a comma for every empty column, and the vendor’s inspection accepts two to four columns. The manual does not say what the server does with a shorter row.',
		zh: '官方示例为每个空列保留逗号，官方巡检接受 2 到 4 列。手册没有说明服务器如何处理较短的行。',
	},
	source: '[3C]; [SCS]; [WI] accepts 2–4 — judgement',
	*checkRow(file, row) {
		const { length } = row.syntax.fields;
		if (length === 1) yield withoutMode(row);
		else if (length !== file.columns.length && isComparable(file)) yield finding(file, row);
	},
});

/** What a header with a column that nobody knows asks of the rows is not known either: nodes-header-column. */
function isComparable({ hasHeader, columns }: NodesFile): boolean {
	return hasHeader && columns.every((name) => knownColumn(name) !== undefined);
}

function withoutMode(row: NodeRow): Finding {
	return {
		at: rowAt(row),
		severity: 'error',
		message: say(
			{
				en: '{alias} has no mode: a row is a site, a comma and a mode.',
				zh: '{alias} 缺少节点类型：每行应为站点、逗号和节点类型。',
			},
			{ alias: row.alias },
		),
	};
}

function finding(file: NodesFile, row: NodeRow): Finding {
	const { fields } = row.syntax;
	const more = fields.slice(file.columns.length);
	const isLost = more.some(({ text }) => text !== '');
	return {
		at: rowAt(row),
		...(isLost && { severity: 'error' as const }),
		message: say(
			{
				en: 'This row has {n} columns but the header has {m}.',
				zh: '此行有 {n} 列，而表头有 {m} 列。',
			},
			{ n: fields.length, m: file.columns.length },
		),
		fixes: () =>
			more.length === 0 ? [appendCommas(file, row)] : isLost ? extendHeader(file, row) : [cutCommas(file, row)],
	};
}

function appendCommas(file: NodesFile, row: NodeRow): Fix {
	const missing = file.columns.length - row.syntax.fields.length;
	return {
		title: say({ en: 'Append the missing commas', zh: '补上缺少的逗号' }),
		changes: [appendToRow(row, ','.repeat(missing))],
		preferred: true,
	};
}

function cutCommas(file: NodesFile, row: NodeRow): Fix {
	const last = columnAt(row, file.columns.length - 1);
	const end = columnAt(row, row.syntax.fields.length - 1);
	return {
		title: say({ en: 'Remove the commas at the end', zh: '删除行末多余的逗号' }),
		changes: [replaceAt({ file: file.id, span: { ...last.span, start: last.span.end, end: end.span.end } }, '')],
		preferred: true,
	};
}

function extendHeader(file: NodesFile, row: NodeRow): Fix[] {
	const names = columnsToAdd(file.columns, row.syntax.fields.length);
	const header = file.tree.lines[0];
	const last = header?.kind === 'header' ? header.columns.at(-1) : undefined;
	if (names.length === 0 || !last || file.repairs.some(({ line }) => line === 0)) return [];
	const text = names.map((name) => `,${name}`).join('');
	return [
		{
			title: say({ en: 'Append {text} to the header', zh: '在表头末尾添加 {text}' }, { text }),
			changes: [replaceAt({ file: file.id, span: { line: 0, start: last.end, end: last.end } }, text)],
		},
	];
}
