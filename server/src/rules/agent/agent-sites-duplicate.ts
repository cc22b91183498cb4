import { groupBy } from '../../base/collections.ts';
import { say } from '../../base/message.ts';
import type { Cluster } from '../../model/cluster.ts';
import type { SitesEntry } from '../../model/files/cfg-file.ts';
import { endpointOf, type Site, siteAt, siteText } from '../../model/files/site.ts';
import { SITES } from '../reads.ts';
import { defineClusterRule, type Finding, type Fix } from '../rule.ts';
import { agentsOf, removeElement } from './agents.ts';

export default defineClusterRule({
	code: 'agent-sites-duplicate',
	severity: 'error',
	reads: SITES,
	title: { en: 'sites lists an element twice', zh: 'sites 中有重复的元素' },
	why: {
		en: 'Mostly an append command was run twice, and the same may have happened to other files.',
		zh: '通常是追加命令执行了两次造成的，其他文件可能也有同样的问题。',
	},
	behaviour: {
		en: 'Whoever counts the controllers in `sites`, as the vendor’s inspection does, gets a wrong number; the manual does not say what the agent does.',
		zh: '按元素统计控制节点（官方巡检即如此）会得到错误的数量；手册没有说明代理节点如何处理。',
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
				message: say({ en: 'sites lists {name} twice.', zh: 'sites 中 {name} 重复。' }, { name: key }),
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
			{ en: 'Remove {site} at column {column}', zh: '删除第 {column} 列的 {site}' },
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
