import type { Cluster, Mention } from '../../model/cluster.ts';
import { endpointOf } from '../../model/files/site.ts';
import { SITES } from '../reads.ts';
import { defineClusterRule } from '../rule.ts';
import { isReadable, strayPlaces } from '../votes.ts';
import { strayFinding } from './stray-finding.ts';

export default defineClusterRule({
	code: 'cross-controller-site-differ',
	severity: 'error',
	reads: SITES,
	title: { en: 'Packages give a controller different addresses', zh: '各安装包中同一控制节点的地址不一致' },
	why: {
		en: 'A process that reads the wrong address cannot reach this controller, and the Raft group may lack a member.',
		zh: '读到错误地址的进程无法连接该控制节点，Raft 组可能因此缺少成员。',
	},
	behaviour: {
		en: 'A controller listens on its localSite; the manual requires agent.cfg and cluster.nodes on all hosts to follow every change of that.',
		zh: '控制节点监听 localSite 的地址；手册要求其变更后同步修改所有主机的 agent.cfg 与 cluster.nodes。',
	},
	source: '[HA] agent.cfg paragraph; [MM] 2.1 — certain',
	*check(cluster) {
		for (const { alias } of cluster.controllers) {
			if (hasOneAddress(cluster, alias)) continue;
			for (const stray of strayPlaces(cluster, alias, comparable(cluster, alias))) {
				if (differsWithin(stray.mention)) continue; // controller-localsite-mismatch, at the very place
				yield strayFinding(cluster, stray, {
					en: 'Controller {alias} is {a} in {filesA} but {b} in {filesB}.',
					zh: '控制节点 {alias} 在 {filesA} 中为 {a}，在 {filesB} 中为 {b}。',
				});
			}
		}
	},
});

/** The usual case, told apart quickly: thousands of places may name a controller. */
function hasOneAddress(cluster: Cluster, alias: string): boolean {
	const [first, ...others] = cluster.mentionsByAlias.get(alias) ?? [];
	return others.every(({ site }) => site.host === first?.site.host && site.port === first.site.port);
}

/** The places no other rule compares: `sites` are compared with rows, and two controller.cfg of one alias are too many. */
function comparable(cluster: Cluster, alias: string): Mention[] {
	const mentions = (cluster.mentionsByAlias.get(alias) ?? []).filter(({ site }) => isReadable(site));
	const hasRow = cluster.rowsByAlias.get(alias)?.mode === 'controller';
	const runsTwice = mentions.filter(({ place }) => place === 'localSite').length > 1;
	return mentions.filter(
		({ place }) => place === 'row' || (place === 'localSite' && !runsTwice) || (place === 'sites' && !hasRow),
	);
}

/** Whether a controller.cfg and the cluster.nodes beside it say different things. */
function differsWithin({ site, place, package: pkg }: Mention): boolean {
	if (place !== 'localSite') return false;
	const row = pkg.nodes?.rows.find(({ alias, mode }) => alias === site.alias && mode === 'controller');
	return row !== undefined && isReadable(row.site) && endpointOf(row) !== endpointOf(site);
}
