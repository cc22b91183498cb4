import { groupBy } from '../../base/collections.ts';
import { say } from '../../base/message.ts';
import type { Cluster } from '../../model/cluster.ts';
import type { SitesEntry } from '../../model/files/cfg-file.ts';
import { endpointOf, type Site, siteAt, siteText } from '../../model/files/site.ts';
import { defineClusterRule, type Finding, type Fix } from '../rule.ts';
import { agentsOf, removeElement } from './agents.ts';

export default defineClusterRule({
	code: 'agent-sites-duplicate',
	severity: 'error',
	title: { en: 'sites contains an element twice', zh: 'sites 中元素重复' },
	why: {
		en: 'Mostly a command that appends controllers was run twice, and other files may have suffered the same.',
		zh: '多为追加控制节点的命令执行了两次，其他文件可能也有同样的问题。',
	},
	behaviour: {
		en: 'The number of controllers in `sites` is then wrong for whoever counts them, as the vendor’s checker does; the manual does not say what the agent does.',
		zh: '按元素计数时控制节点数量就不正确，厂商的检查脚本正是这样计数；手册未说明代理节点如何处理。',
	},
	source: 'DEFECTS D-07 — certain',
	*check(cluster) {
		for (const { sites, elements } of agentsOf(cluster)) {
			if (!sites) continue;
			yield* repeated(cluster, sites, elements, ({ alias }) => alias);
			// With a cluster.nodes at hand, an address under a second name is a wrong address or an unknown controller there.
			if (cluster.rows.length === 0) yield* repeated(cluster, sites, elements, endpointOf);
		}
	},
});

function* repeated(
	cluster: Cluster,
	sites: SitesEntry,
	elements: readonly Site[],
	keyOf: (site: Site) => string,
): Iterable<Finding> {
	if (new Set(elements.map(keyOf)).size === elements.length) return;
	for (const [key, [first, ...later]] of groupBy(elements, keyOf)) {
		for (const element of later) {
			if (!first || (key !== element.alias && first.alias === element.alias)) continue; // told by alias
			yield {
				at: siteAt(element),
				message: say({ en: 'sites contains {name} twice.', zh: 'sites 中 {name} 重复。' }, { name: key }),
				related: [{ at: siteAt(first), message: say({ en: 'First listed here.', zh: '首次出现在此处。' }) }],
				...(first.text === element.text ? { tags: ['unnecessary' as const] } : {}),
				fixes: () => fixes(cluster, sites, first, element),
			};
		}
	}
}

/** Removes the later one of two equal elements, and of two that differ the one that cluster.nodes contradicts. */
function fixes(cluster: Cluster, sites: SitesEntry, first: Site, later: Site): Fix[] {
	const remove = (site: Site, preferred: boolean): Fix => ({
		title: say(
			{ en: 'Remove {site} at column {column}', zh: '移除第 {column} 列的 {site}' },
			{ site: site.text, column: siteAt(site).span.start + 1 },
		),
		changes: [removeElement(sites, site)],
		preferred,
	});
	if (first.text === later.text) return [remove(later, true)];
	const row = cluster.rowsByAlias.get(first.alias);
	const isRight = (site: Site) => row !== undefined && siteText(row) === siteText(site);
	if (isRight(first) !== isRight(later)) return [remove(isRight(first) ? later : first, true)];
	return [remove(later, false), remove(first, false)];
}
