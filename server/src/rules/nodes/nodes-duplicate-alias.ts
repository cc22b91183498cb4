import { groupBy } from '../../base/collections.ts';
import { say } from '../../base/message.ts';
import { type NodeRow, type NodesFile, rowText } from '../../model/files/nodes-file.ts';
import { sitePartAt } from '../../model/files/site.ts';
import { deleteLines, replaceAt } from '../edits.ts';
import { defineNodesRule, type Fix } from '../rule.ts';

export default defineNodesRule({
	code: 'nodes-duplicate-alias',
	severity: 'error',
	reads: ['rows'],
	title: { en: 'Two rows share an alias', zh: '两行使用同一别名' },
	why: {
		en: 'It is unclear which address is meant, so settings and commands for one node may go to the other.',
		zh: '无法确定使用哪个地址，针对一个节点的配置和命令可能作用于另一个。',
	},
	behaviour: {
		en: 'Aliases must be unique in a cluster; letter case counts. The web console refuses the second row, and the vendor’s inspection reports it.',
		zh: '别名在集群内必须唯一（区分大小写）。Web 管理界面会拒绝第二行，官方巡检会报告。',
	},
	source: '[HA] note; [W]; [WI] checkClusterNodes — certain',
	*check(file) {
		const rows = file.rows.filter((row) => row.alias !== '');
		for (const [alias, [first, ...others]] of groupBy(rows, (row) => row.alias)) {
			if (!first || others.length === 0) continue;
			const text = rowText(first);
			for (const row of others) {
				if (rowText(row) === text) continue; // nodes-duplicate-row
				yield {
					at: sitePartAt(row.site, 'alias'),
					message: say(
						{
							en: 'Alias {alias} is used on lines {line0} and {line}.',
							zh: '别名 {alias} 在第 {line0} 行和第 {line} 行重复。',
						},
						{ alias, line0: { file: file.id, line: first.line }, line: { file: file.id, line: row.line } },
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

/** The alias with the next number that no row uses: node1 gives node2, node3, …; node01 gives node02. */
function freeAlias(file: NodesFile, alias: string): string {
	const used = new Set(file.rows.map((row) => row.alias));
	const number = /\d*$/.exec(alias.slice(-LONGEST_NUMBER))?.[0] ?? '';
	const stem = alias.slice(0, alias.length - number.length);
	for (let next = Number(number || 1) + 1; ; next++) {
		const name = stem + String(next).padStart(number.length, '0');
		if (!used.has(name)) return name;
	}
}

/** More digits than this are no number that people count nodes with. */
const LONGEST_NUMBER = 9;
