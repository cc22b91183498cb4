import { say } from '../../base/message.ts';
import type { Location } from '../../base/span.ts';
import type { NodesFile } from '../../model/files/nodes-file.ts';
import { replaceAt } from '../edits.ts';
import { defineNodesRule, type Finding } from '../rule.ts';
import { columnRank, knownColumn } from './columns.ts';

export default defineNodesRule({
	code: 'nodes-header-column',
	severity: 'error',
	reads: ['rows'],
	title: { en: 'Unknown or misplaced column in cluster.nodes', zh: 'cluster.nodes 表头有未知或错位的列' },
	why: {
		en: 'What stands in the column may be taken for something else, or be ignored.',
		zh: '该列的内容可能被当作别的含义，或被忽略。',
	},
	behaviour: {
		en: 'The columns are localSite, mode, computeGroup and zone, in this order; others are not documented. The web console and the vendor’s inspection read them by position.',
		zh: '列依次为 localSite、mode、computeGroup、zone，手册没有说明其他列；Web 管理界面和官方巡检按位置读取各列。',
	},
	source: '[SCS]; [3C]; [W] strs_2_nodes — certain (names), judgement (order)',
	*check(file) {
		if (!file.hasHeader || !file.columns.some(knownColumn)) return; // nodes-header-missing
		// Of nameless columns side by side the first: a line may end in thousands of commas.
		const unknown = file.columns.flatMap((name, column) =>
			columnRank(name) < 0 && (name !== '' || file.columns[column - 1] !== '') ? [unknownColumn(file, column)] : [],
		);
		yield* unknown;
		const late = file.columns.findIndex(
			(name, column) => columnRank(name) <= columnRank(file.columns[column - 1] ?? ''),
		);
		if (unknown.length === 0 && late > 0) yield misplaced(file, late);
	},
});

function unknownColumn(file: NodesFile, column: number): Finding {
	const name = file.columns[column] ?? '';
	const known = knownColumn(name);
	const at = headerColumnAt(file, column);
	return {
		at,
		...(name === '' && { severity: 'warning' as const }), // a comma at the end; no node is lost
		message:
			name === ''
				? say({ en: 'The header of cluster.nodes has a column without name.', zh: 'cluster.nodes 表头有未命名的列。' })
				: say(
						{
							en: 'Unknown column {name} in the header of cluster.nodes.',
							zh: 'cluster.nodes 表头含有未知列 {name}。',
						},
						{ name },
					),
		fixes: () =>
			known === undefined || file.columns.includes(known)
				? []
				: [
						{
							title: say({ en: 'Change to {known}', zh: '改为 {known}' }, { known }),
							changes: [replaceAt(at, known)],
							preferred: true,
						},
					],
	};
}

function misplaced(file: NodesFile, column: number): Finding {
	const name = file.columns[column] ?? '';
	const before = file.columns[column - 1] ?? '';
	return {
		at: headerColumnAt(file, column),
		message:
			name === before
				? say(
						{
							en: 'Column {name} appears twice in the header of cluster.nodes.',
							zh: 'cluster.nodes 表头中重复出现列 {name}。',
						},
						{ name },
					)
				: say(
						{ en: 'Column {name} must stand before {before}.', zh: '列 {name} 必须位于 {before} 之前。' },
						{ name, before },
					),
	};
}

function headerColumnAt(file: NodesFile, column: number): Location {
	const line = file.tree.lines[0];
	const start = (line?.kind === 'header' && line.columns[column]?.start) || 0;
	// Where a row is glued to the header, the token is longer than the name.
	return { file: file.id, span: { line: 0, start, end: start + (file.columns[column] ?? '').length } };
}
