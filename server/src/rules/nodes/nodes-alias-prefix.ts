import { say } from '../../base/message.ts';
import type { NodeRow } from '../../model/files/nodes-file.ts';
import { sitePartAt } from '../../model/files/site.ts';
import { SITES } from '../reads.ts';
import { defineClusterRule } from '../rule.ts';

export default defineClusterRule({
	code: 'nodes-alias-prefix',
	severity: 'hint',
	reads: SITES,
	title: { en: 'Alias that is a prefix of another', zh: '别名是另一别名的前缀' },
	why: {
		en: 'A search-and-replace such as `s/…:controller1/…/` rewrites controller10 too. Numbers of equal length (node01) avoid it.',
		zh: '形如 `s/…:controller1/…/` 的替换也会改写 controller10；使用等长编号（如 node01）可以避免。',
	},
	behaviour: {
		en: 'DolphinDB compares whole aliases and keeps the two apart; only a pattern in cluster.cfg such as `node1%` means both.',
		zh: 'DolphinDB 比较完整的别名，不会混淆两者；只有 cluster.cfg 中的通配符（如 `node1%`）会同时匹配。',
	},
	source: 'DEFECTS D-08 — certain (tool side)',
	*check(cluster) {
		const byAlias = new Map(cluster.rows.map((row) => [row.alias, row]));
		for (const [row, longer] of prefixes(cluster.rows, byAlias)) {
			yield {
				at: sitePartAt(row.site, 'alias'),
				message: say(
					{
						en: 'Alias {a} is a prefix of {b}, so an unanchored search-and-replace hits both.',
						zh: '别名 {a} 是 {b} 的前缀，不加边界的替换会同时修改两者。',
					},
					{ a: row.alias, b: longer.alias },
				),
			};
		}
	},
});

/** More digits than this are no number that people count nodes with. */
const LONGEST_NUMBER = 20;

/** Each row whose alias, followed by digits, begins another alias, with the first of those. */
function prefixes(rows: readonly NodeRow[], byAlias: ReadonlyMap<string, NodeRow>): Map<NodeRow, NodeRow> {
	const found = new Map<NodeRow, NodeRow>();
	for (const row of rows) {
		const { length } = row.alias;
		for (let end = length - 1; end >= Math.max(1, length - LONGEST_NUMBER) && isDigit(row.alias[end]); end--) {
			const shorter = byAlias.get(row.alias.slice(0, end));
			if (shorter && !found.has(shorter)) found.set(shorter, row);
		}
	}
	return found;
}

function isDigit(char: string | undefined): boolean {
	return char !== undefined && char >= '0' && char <= '9';
}
