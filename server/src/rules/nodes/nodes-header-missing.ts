import { say } from '../../base/message.ts';
import { isMode } from '../../catalog/roles.ts';
import type { NodesFile } from '../../model/files/nodes-file.ts';
import { isHeaderBelow } from '../../model/files/nodes-repairs.ts';
import { deleteLines, insertLines, replaceAt } from '../edits.ts';
import { fileAt } from '../places.ts';
import { defineNodesRule, type Fix } from '../rule.ts';
import { headerFor, knownColumn } from './columns.ts';

export default defineNodesRule({
	code: 'nodes-header-missing',
	severity: 'error',
	reads: ['text'],
	title: { en: 'cluster.nodes without header', zh: 'cluster.nodes 缺少表头' },
	why: {
		en: 'The first node is lost. `echo … > cluster.nodes` instead of `>>` leaves such a file behind.',
		zh: '第一个节点会丢失。把 `echo … >> cluster.nodes` 误写成 `>` 就会得到这样的文件。',
	},
	behaviour: {
		en: 'The manual puts the header on line 1. The vendor’s inspection skips that line, whatever it says.',
		zh: '手册规定首行为表头。官方巡检总是跳过首行，不论其内容是什么。',
	},
	source: '[HA] §1; [WI] skips line 1; [SCS]; [3C] — certain',
	*check(file) {
		if (file.hasHeader && file.columns.some(knownColumn)) return;
		const at = file.tree.lines.findIndex((line) => line.kind === 'row' || line.kind === 'header');
		const line = file.tree.lines[at];
		// Blank lines and comments above the header are reported themselves.
		if (!line || isHeaderBelow(line, file.tree.lines[0])) return;
		yield {
			at: fileAt(file),
			message: say({
				en: 'cluster.nodes must start with the header localSite,mode.',
				zh: 'cluster.nodes 首行必须是表头 localSite,mode。',
			}),
			fixes: () => (isHalfRow(file) ? [] : [fix(file)]),
		};
	},
});

/** Whether line 1 is what is left of a row: a header above it would leave a row that says nothing. */
function isHalfRow(file: NodesFile): boolean {
	return file.hasHeader && isMode(file.columns[1] ?? '');
}

function fix(file: NodesFile): Fix {
	const { lines } = file.tree;
	const below = lines.findIndex((line) => isHeaderBelow(line, lines[0]));
	if (below > 0) {
		return {
			title: say({ en: 'Move the header to line 1', zh: '将表头移到首行' }),
			changes: [insertLines(file, 0, [lines[below]?.text ?? '']), deleteLines(file, below)],
			preferred: true,
		};
	}
	const header = headerFor(file.rows.reduce((most, row) => Math.max(most, row.syntax.fields.length), 0));
	// A first line of other names is a header of some kind; one with a mode is a node.
	const isNames = file.hasHeader && !isMode(file.columns[1] ?? '');
	return {
		title: isNames
			? say({ en: 'Replace line 1 with {header}', zh: '将首行替换为 {header}' }, { header })
			: say({ en: 'Insert {header} as line 1', zh: '在首行插入 {header}' }, { header }),
		changes: [isNames ? replaceAt(fileAt(file), header) : insertLines(file, 0, [header])],
		preferred: !isNames,
	};
}
