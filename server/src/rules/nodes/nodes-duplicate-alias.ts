import { groupBy } from '../../base/collections.ts';
import { say } from '../../base/message.ts';
import { type NodeRow, type NodesFile, rowText } from '../../model/files/nodes-file.ts';
import { sitePartAt } from '../../model/files/site.ts';
import { deleteLines, replaceAt } from '../edits.ts';
import { defineNodesRule, type Fix } from '../rule.ts';

export default defineNodesRule({
	code: 'nodes-duplicate-alias',
	severity: 'error',
	title: { en: 'Two rows share an alias', zh: '两行使用同一别名' },
	why: {
		en: 'An alias names one process. With two rows of one alias the cluster does not know which address is meant.',
		zh: '别名对应唯一的进程；同一别名出现在两行时，集群无法确定使用哪个地址。',
	},
	source: '[HA] note; [W]; [WI] checkClusterNodes — certain',
	*check(file) {
		const rows = file.rows.filter((row) => row.alias !== '');
		for (const [alias, [first, ...others]] of groupBy(rows, (row) => row.alias)) {
			if (!first) continue;
			for (const row of others) {
				if (rowText(row) === rowText(first)) continue; // nodes-duplicate-row
				yield {
					at: sitePartAt(row.site, 'alias'),
					message: say(
						{
							en: 'Alias {alias} is used on lines {line0} and {line}.',
							zh: '别名 {alias} 在第 {line0} 行和第 {line} 行重复。',
						},
						{ alias, line0: first.line + 1, line: row.line + 1 },
					),
					related: [
						{ at: sitePartAt(first.site, 'alias'), message: say({ en: 'First used here.', zh: '首次出现在此处。' }) },
					],
					fixes: () => fixes(file, row),
				};
			}
		}
	},
});

function* fixes(file: NodesFile, row: NodeRow): Iterable<Fix> {
	const alias = freeAlias(file, row.alias);
	yield {
		title: say({ en: 'Rename the alias to {alias}', zh: '将别名改为 {alias}' }, { alias }),
		changes: [replaceAt(sitePartAt(row.site, 'alias'), alias)],
	};
	if (row.repair) return; // the line holds more than this row
	yield {
		title: say({ en: 'Delete line {line}', zh: '删除第 {line} 行' }, { line: row.line + 1 }),
		changes: [deleteLines(file, row.line)],
	};
}

/** The alias with the next number that no row uses: node1 gives node2, node3, … */
function freeAlias(file: NodesFile, alias: string): string {
	const used = new Set(file.rows.map((row) => row.alias));
	const [, stem = alias, number = '1'] = /^(.*?)(\d+)$/.exec(alias) ?? [];
	for (let next = Number(number) + 1; ; next++) if (!used.has(`${stem}${next}`)) return `${stem}${next}`;
}
