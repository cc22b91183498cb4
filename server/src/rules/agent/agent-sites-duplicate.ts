import { groupBy } from '../../base/collections.ts';
import { say } from '../../base/message.ts';
import type { SitesEntry } from '../../model/files/cfg-file.ts';
import { endpointOf, type Site, siteAt } from '../../model/files/site.ts';
import { defineClusterRule, type Finding, type Fix } from '../rule.ts';
import { agentsOf, removeElement } from './agents.ts';

export default defineClusterRule({
	code: 'agent-sites-duplicate',
	severity: 'error',
	title: { en: 'sites contains an element twice', zh: 'sites 中元素重复' },
	why: {
		en: 'Mostly a command that appends a controller was run twice; the number of controllers in `sites` is then wrong.',
		zh: '多为追加控制节点的命令执行了两次；sites 中的控制节点数量因此不正确。',
	},
	source: 'DEFECTS D-07 — certain',
	*check(cluster) {
		for (const { sites, elements } of agentsOf(cluster)) {
			if (!sites) continue;
			yield* repeated(sites, elements, ({ alias }) => alias);
			// With a cluster.nodes at hand, an address under a second name is a wrong address or an unknown controller there.
			if (cluster.rows.length === 0) yield* repeated(sites, elements, endpointOf);
		}
	},
});

function* repeated(sites: SitesEntry, elements: readonly Site[], keyOf: (site: Site) => string): Iterable<Finding> {
	if (new Set(elements.map(keyOf)).size === elements.length) return;
	for (const [key, [first, ...later]] of groupBy(elements, keyOf)) {
		for (const element of later) {
			if (!first || (key !== element.alias && first.alias === element.alias)) continue; // told by alias
			yield {
				at: siteAt(element),
				message: say({ en: 'sites contains {name} twice.', zh: 'sites 中 {name} 重复。' }, { name: key }),
				related: [{ at: siteAt(first), message: say({ en: 'First listed here.', zh: '首次出现在此处。' }) }],
				fixes: () => fixes(sites, first, element),
			};
		}
	}
}

function fixes(sites: SitesEntry, first: Site, later: Site): Fix[] {
	const remove = (site: Site, preferred: boolean): Fix => ({
		title: say(
			{ en: 'Remove {site} at column {column}', zh: '移除第 {column} 列的 {site}' },
			{ site: site.text, column: siteAt(site).span.start + 1 },
		),
		changes: [removeElement(sites, site)],
		preferred,
	});
	return first.text === later.text ? [remove(later, true)] : [remove(later, false), remove(first, false)];
}
