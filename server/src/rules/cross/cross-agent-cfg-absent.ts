import { groupBy, uniqueBy } from '../../base/collections.ts';
import { say } from '../../base/message.ts';
import type { Cluster } from '../../model/cluster.ts';
import type { CfgFile } from '../../model/files/cfg-file.ts';
import type { NodeRow } from '../../model/files/nodes-file.ts';
import { place, type Site, siteAt, siteText } from '../../model/files/site.ts';
import { filesOf, type Package } from '../../model/package.ts';
import { textOf } from '../../syntax/tree.ts';
import { type Agent, agentsOf } from '../agent/agents.ts';
import { applyEdits } from '../apply-changes.ts';
import { setValue, sitesValue } from '../cluster-edits.ts';
import { replaceAt } from '../edits.ts';
import { fileAt, fileName } from '../places.ts';
import { SITES } from '../reads.ts';
import { defineClusterRule, type Fix, type RelatedPlace } from '../rule.ts';
import { fileOnHost, hasCertainHost, isReadable, isReadableRow, showsSeveralHosts } from '../votes.ts';
import { duplicates } from './duplicates.ts';

export default defineClusterRule({
	code: 'cross-agent-cfg-absent',
	severity: 'warning',
	reads: SITES,
	title: { en: 'Host without the agent.cfg of its agent', zh: '主机上缺少其代理节点的 agent.cfg' },
	why: {
		en: 'The agent cannot be started there under the name that cluster.nodes registers, and neither can the nodes of that host.',
		zh: '无法在该主机上以 cluster.nodes 登记的身份启动代理节点，该主机的节点也无法启动。',
	},
	behaviour: {
		en: 'An agent takes its site from the agent.cfg of its package, a plain local file that no controller distributes.',
		zh: '代理节点的站点来自其安装包中的 agent.cfg；它是普通的本地文件，控制节点不会下发。',
	},
	source: '[HA] — certain',
	*check(cluster) {
		const agents = agentsOf(cluster);
		// Without any agent.cfg the workspace keeps none, and an unreadable one may be the one that is looked for.
		if (agents.length === 0 || agents.some(({ self }) => !self) || !showsSeveralHosts(cluster)) return;
		const found = new Set(agents.map(({ self }) => self?.alias));
		const copied = new Set([...duplicates(cluster, 'agent')].flat().map(({ site }) => site.file));
		const loaded = groupBy(cluster.packages, ({ host }) => host);
		const served = new Set(
			cluster.rows.flatMap((row) => (row.mode === 'agent' && found.has(row.alias) ? row.host : [])),
		);
		for (const row of cluster.rows) {
			const packages = loaded.get(row.host);
			if (row.mode !== 'agent' || !isReadableRow(row) || found.has(row.alias) || !packages) continue;
			if (served.has(row.host)) continue; // one agent too many: nodes-multiple-agents
			if (packages.some(({ agent }) => agent && copied.has(agent.id))) continue; // cross-agent-duplicate
			yield {
				at: siteAt(row.site),
				...(isSure(packages) ? {} : { severity: 'info' as const }),
				message: say(
					{
						en: 'Host {host} is in the workspace, but no agent.cfg there is that of {alias}.',
						zh: '工作区中有主机 {host}，但其中没有代理节点 {alias} 的 agent.cfg。',
					},
					{ host: row.host, alias: row.alias },
				),
				related: packages.flatMap(loadedFile).slice(0, 3),
				fixes: () => fixes(cluster, row, packages),
			};
		}
	},
});

/** A file of a package, to show which folder stands for the host. */
function loadedFile(pkg: Package): RelatedPlace[] {
	return filesOf(pkg)
		.slice(0, 1)
		.map((file) => ({
			at: fileAt(file),
			message: say({ en: 'Package {name} of the host.', zh: '该主机的安装包 {name}。' }, { name: pkg.name }),
		}));
}

/** Whether the host is known for sure, or has an agent.cfg: else its folder may not hold all its files. */
function isSure(packages: readonly Package[]): boolean {
	return packages.some((pkg) => hasCertainHost(pkg) || pkg.agent !== undefined);
}

/** An agent.cfg there that no row belongs to becomes this agent's; without one, a new file like another host's. */
function* fixes(cluster: Cluster, row: NodeRow, packages: readonly Package[]): Iterable<Fix> {
	const agents = agentsOf(cluster);
	const unused = agents.filter(({ self }) => self?.host === row.host && !cluster.rowsByAlias.has(self.alias));
	yield* unused.map((agent) => takeName(agent, row));
	const pattern = agents.find(({ package: pkg, self }) => pkg.host !== row.host && self)?.file;
	if (!pattern || unused.length > 0 || cluster.controllers.some(({ site }) => !isReadable(site))) return;
	const folders = new Set(agents.map(({ package: pkg }) => pkg.folder));
	for (const pkg of uniqueBy(packages, ({ folder }) => folder)) {
		if (!folders.has(pkg.folder)) yield create(cluster, pkg, pattern, row);
	}
}

function takeName({ file, self, own }: Agent, row: NodeRow): Fix {
	const changes = [self, own].flatMap((site) =>
		site ? [replaceAt(place(site.file, site.line, { ...site.syntax.whole, end: siteEnd(site) }), siteText(row))] : [],
	);
	return {
		title: say(
			{ en: 'Change {file} to that of {alias}', zh: '将 {file} 改为 {alias} 的配置' },
			{ file: fileName(file.id), alias: row.alias },
		),
		changes,
	};
}

/** Where `host:port:alias` ends, the mode and whatever stands behind by mistake left out. */
const siteEnd = ({ syntax }: Site) => syntax.alias?.end ?? syntax.whole.end;

function create(cluster: Cluster, pkg: Package, pattern: CfgFile, row: NodeRow): Fix {
	const id = `${pkg.folder}/agent.cfg`;
	return {
		title: say(
			{ en: 'Create {file} like {model}', zh: '参照 {model} 创建 {file}' },
			{ file: fileOnHost(pkg, id), model: fileOnHost(cluster.packageOfFile.get(pattern.id), pattern.id) },
		),
		changes: [{ kind: 'create', file: id, text: adapted(cluster, pattern, row) }],
	};
}

function adapted(cluster: Cluster, pattern: CfgFile, row: NodeRow): string {
	const { localSite, sites } = pattern;
	const edits = [
		...(localSite ? [setValue(localSite.entry, siteText(row))] : []),
		...(sites ? [setValue(sites.entry, sitesValue(cluster, row.site))] : []),
	];
	return applyEdits(
		textOf(pattern.tree),
		edits.filter((change) => change.kind === 'edit'),
	);
}
