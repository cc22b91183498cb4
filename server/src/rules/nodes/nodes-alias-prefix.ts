import { say } from '../../base/message.ts';
import type { NodeRow } from '../../model/files/nodes-file.ts';
import { sitePartAt } from '../../model/files/site.ts';
import { defineClusterRule } from '../rule.ts';

export default defineClusterRule({
	code: 'nodes-alias-prefix',
	severity: 'hint',
	title: { en: 'Alias that begins another alias', zh: '别名是另一别名的前缀' },
	why: {
		en: 'A search-and-replace such as `s/…:controller1/…/` rewrites controller10 too, and the pattern `node1%` means node10 as well. Numbers of equal length (node01) avoid it.',
		zh: '形如 s/…:controller1/…/ 的替换也会改写 controller10，通配符 node1% 也会匹配 node10；使用等长编号（如 node01）可以避免。',
	},
	source: 'DEFECTS D-08 — certain (tool side)',
	*check(cluster) {
		const byAlias = new Map(cluster.rows.map((row) => [row.alias, row]));
		for (const [row, longer] of prefixes(cluster.rows, byAlias)) {
			yield {
				at: sitePartAt(row.site, 'alias'),
				message: say(
					{
						en: 'Alias {a} is a prefix of {b}; unanchored search-and-replace will hit both.',
						zh: '别名 {a} 是 {b} 的前缀，不加边界的替换会同时修改两者。',
					},
					{ a: row.alias, b: longer.alias },
				),
			};
		}
	},
});

/** Each row whose alias, followed by digits, begins another alias, with the first of those. */
function prefixes(rows: readonly NodeRow[], byAlias: ReadonlyMap<string, NodeRow>): Map<NodeRow, NodeRow> {
	const found = new Map<NodeRow, NodeRow>();
	for (const row of rows) {
		for (let end = row.alias.length - 1; end > 0 && /\d/.test(row.alias[end] ?? ''); end--) {
			const shorter = byAlias.get(row.alias.slice(0, end));
			if (shorter && !found.has(shorter)) found.set(shorter, row);
		}
	}
	return found;
}
