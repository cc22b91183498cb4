import { type Message, say, type Template } from '../../base/message.ts';
import type { Cluster } from '../../model/cluster.ts';
import { endpointAt, endpointOf, type Site, sitePartAt } from '../../model/files/site.ts';
import { replaceAt } from '../edits.ts';
import { SITES } from '../reads.ts';
import { defineClusterRule, type FileChange, type Finding, type Fix } from '../rule.ts';
import { hasCertainHost, isReadable } from '../votes.ts';
import { type Agent, agentsOf, mayLeave } from './agents.ts';
import { rowsByHost } from './rows.ts';

export default defineClusterRule({
	code: 'agent-sites-self-mismatch',
	severity: 'error',
	reads: SITES,
	title: { en: 'localSite and sites give the agent two addresses', zh: 'localSite 与 sites 中本代理节点的地址不一致' },
	why: {
		en: 'The controllers may look for this agent where it does not listen; then the nodes of its host cannot be started.',
		zh: '控制节点可能会到错误的地址寻找该代理节点，其主机上的节点因此无法启动。',
	},
	behaviour: {
		en: 'The agent listens on its localSite, but introduces itself to the controllers with its element of `sites`.',
		zh: '代理节点监听 localSite 的地址，却以 `sites` 中的自身元素向控制节点表明身份。',
	},
	source: 'attachment of the tutorial (agent1_2.cfg, agent2_3.cfg); [HA] — certain',
	*check(cluster) {
		for (const agent of agentsOf(cluster)) {
			const { self, own } = agent;
			if (!self || !own || !isReadable(own)) continue;
			if (endpointOf(own) !== endpointOf(self)) yield twoAddresses(cluster, agent, self, own);
			else if (own.mode !== undefined && own.mode !== '' && own.mode !== 'agent') yield anotherRole(self, own);
		}
	},
});

function twoAddresses(cluster: Cluster, agent: Agent, self: Site, own: Site): Finding {
	const right = rightSide(cluster, agent, self, own);
	const wrong = right === own ? self : own;
	return {
		at: endpointAt(wrong),
		message: contradiction(endpointOf(self), endpointOf(own)),
		related: [
			{
				at: endpointAt(wrong === self ? own : self),
				message: say(
					wrong === self ? { en: 'In sites.', zh: 'sites 中。' } : { en: 'In localSite.', zh: 'localSite 中。' },
				),
			},
		],
		fixes: () => fixes(cluster, self, own, right),
	};
}

const contradiction = (a: string, b: string) =>
	say(
		{
			en: 'localSite is {a} but sites lists this agent as {b}.',
			zh: 'localSite 为 {a}，但 sites 中本代理节点为 {b}。',
		},
		{ a, b },
	);

/** The side that cluster.nodes, the host of the package or at least the hosts of the cluster confirm. */
function rightSide(cluster: Cluster, { package: pkg }: Agent, self: Site, own: Site): Site | undefined {
	const row = cluster.rowsByAlias.get(self.alias);
	const byRow = theOne([self, own], (site) => !!row && endpointOf(site) === endpointOf(row));
	if (byRow || self.host === own.host) return byRow;
	const host = hasCertainHost(pkg) ? pkg.host : pkg.controller?.localSite?.site.host;
	const hosts = rowsByHost(cluster);
	return theOne([self, own], (site) => site.host === host) ?? theOne([self, own], (site) => hosts.has(site.host));
}

/** The only one of two that a test holds for. */
function theOne(sites: readonly [Site, Site], holds: (site: Site) => boolean): Site | undefined {
	const those = sites.filter(holds);
	return those.length === 1 ? those[0] : undefined;
}

function fixes(cluster: Cluster, self: Site, own: Site, right: Site | undefined): Fix[] {
	const [likeSelf, likeOwn] = [inRows(cluster, self), inRows(cluster, own)];
	const inSites: Fix = {
		title: useIn('sites', endpointOf(self), likeSelf),
		changes: [replaceAt(endpointAt(own), endpointOf(self)), ...likeSelf],
		preferred: right === self,
	};
	const inLocalSite: Fix = {
		title: useIn('localSite', endpointOf(own), likeOwn),
		changes: [replaceAt(endpointAt(self), endpointOf(own)), ...likeOwn],
		preferred: right === own,
	};
	const row = cluster.rowsByAlias.get(self.alias);
	const isPossible = ({ host }: Site) => !row || row.host === host || mayLeave(cluster, row);
	const all = [...(isPossible(self) ? [inSites] : []), ...(isPossible(own) ? [inLocalSite] : [])];
	return right === own ? all.reverse() : all;
}

function useIn(place: string, endpoint: string, rows: readonly FileChange[]): Message {
	const title: Template =
		rows.length > 0
			? { en: 'Use {endpoint} in {place} and cluster.nodes', zh: '在 {place} 和 cluster.nodes 中使用 {endpoint}' }
			: { en: 'Use {endpoint} in {place}', zh: '在 {place} 中使用 {endpoint}' };
	return say(title, { place, endpoint });
}

/** The rows of the agent have to follow, or the fix only moves the contradiction. */
function inRows(cluster: Cluster, right: Site): FileChange[] {
	return (cluster.mentionsByAlias.get(right.alias) ?? [])
		.filter(({ place, site }) => place === 'row' && endpointOf(site) !== endpointOf(right))
		.map(({ site }) => replaceAt(endpointAt(site), endpointOf(right)));
}

function anotherRole(self: Site, own: Site): Finding {
	return {
		at: sitePartAt(own, 'mode'),
		message: contradiction(`${endpointOf(self)}:${self.alias}`, own.text),
		fixes: () => [
			{
				title: say({ en: 'Change the mode to agent', zh: '将节点类型改为 agent' }),
				changes: [replaceAt(sitePartAt(own, 'mode'), 'agent')],
				preferred: true,
			},
		],
	};
}
