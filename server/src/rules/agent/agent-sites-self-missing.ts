import { say } from '../../base/message.ts';
import type { SitesEntry } from '../../model/files/cfg-file.ts';
import { place, type Site, siteAt, siteText } from '../../model/files/site.ts';
import { replaceAt } from '../edits.ts';
import { SITES } from '../reads.ts';
import { defineClusterRule, type Fix } from '../rule.ts';
import { agentsOf } from './agents.ts';

export default defineClusterRule({
	code: 'agent-sites-self-missing',
	severity: 'error',
	reads: SITES,
	title: { en: 'sites does not contain the agent itself', zh: 'sites 中没有本代理节点' },
	why: {
		en: 'The agent may not be able to join the cluster; mostly the list was copied from another host.',
		zh: '代理节点可能无法加入集群；通常是从其他主机复制后未修改造成的。',
	},
	behaviour: {
		en: 'The manual requires `sites` to list this agent and all controllers; it does not say what an agent without its own element does.',
		zh: '手册要求 `sites` 包含本代理节点与全部控制节点，没有说明缺少自身元素时代理节点的行为。',
	},
	source: '[FC] high availability; [HA] — certain',
	*check(cluster) {
		for (const { self, sites, own, broken } of agentsOf(cluster)) {
			if (!self || !sites || own) continue;
			if (broken.some((text) => text.includes(self.alias))) continue;
			const first = sites.elements[0] as Site; // splitting gives one element at least
			yield {
				at: siteAt(first),
				message: say(
					{ en: 'sites does not contain this agent ({localSite}).', zh: 'sites 中没有本代理节点（{localSite}）。' },
					{ localSite: siteText(self) },
				),
				fixes: () => fixes(sites, first, self),
			};
		}
	},
});

/** An agent in first place stands where this one belongs: mostly the one the file was copied from. */
function fixes({ entry }: SitesEntry, first: Site, self: Site): Fix[] {
	const site = `${siteText(self)}:agent`;
	const start = place(entry.file, entry.line, {
		text: '',
		start: entry.syntax.value.start,
		end: entry.syntax.value.start,
	});
	const insert: Fix = {
		title: say({ en: 'Insert {site} as the first element', zh: '插入 {site} 作为第一个元素' }, { site }),
		changes: [replaceAt(start, `${site},`)],
		preferred: first.mode !== 'agent',
	};
	if (first.mode !== 'agent') return [insert];
	const replace: Fix = {
		title: say({ en: 'Replace {old} with {site}', zh: '将 {old} 替换为 {site}' }, { old: siteText(first), site }),
		changes: [replaceAt(siteAt(first), site)],
		preferred: true,
	};
	return [replace, insert];
}
