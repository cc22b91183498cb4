import { mostFrequent } from '../../base/collections.ts';
import { say } from '../../base/message.ts';
import type { Cluster } from '../../model/cluster.ts';
import { canonicalHost, isHost } from '../../model/files/hosts.ts';
import { isWorker, type NodeRow, rowText } from '../../model/files/nodes-file.ts';
import { portNumber, type Site, sitePartAt, siteText } from '../../model/files/site.ts';
import { unregisteredAgents } from '../agent/agents.ts';
import { appendRow, nextFreeAlias, nextFreePort, packagesOn, sitesValue } from '../cluster-edits.ts';
import { toPlain } from '../full-width.ts';
import { SITES } from '../reads.ts';
import { defineClusterRule, type FileChange, type Fix } from '../rule.ts';
import { hasCertainHost, isReadable, isReadableRow, listed } from '../votes.ts';
import { otherHostOfAgent, rowsByHost } from './rows.ts';

export default defineClusterRule({
	code: 'nodes-agent-missing',
	severity: 'error',
	reads: SITES,
	title: { en: 'Host with nodes but without agent', zh: '主机上有节点但没有代理节点' },
	why: {
		en: 'The data and compute nodes of the host cannot be started.',
		zh: '该主机的数据节点和计算节点无法启动。',
	},
	behaviour: {
		en: 'Data and compute nodes are started by the agent of their host. Where there is none, the log says that the agent does not exist.',
		zh: '数据节点和计算节点由所在主机的代理节点启动；没有代理节点时，日志会提示代理节点不存在。',
	},
	source: '[HA] preparation; [T] FAQ; [MM] — certain',
	*check(cluster) {
		for (const { host, workers, first } of unservedHosts(cluster)) {
			yield {
				at: sitePartAt(first.site, 'host'),
				message: say(
					{
						en: 'Host {host} has {nodes} but no agent to start them.',
						zh: '主机 {host} 上有 {nodes}，但没有代理节点，无法启动它们。',
					},
					{ host, nodes: listed(workers.map(({ alias }) => alias)) },
				),
				fixes: () => fixes(cluster, host, first),
			};
		}
	},
});

interface UnservedHost {
	readonly host: string;
	readonly workers: readonly NodeRow[];
	readonly first: NodeRow;
}

/** The hosts with workers that no agent starts; none where as many agents have rows whose host cannot be read. */
function unservedHosts(cluster: Cluster): UnservedHost[] {
	const served = servedHosts(cluster);
	const unserved = [...rowsByHost(cluster)].flatMap(([host, rows]) => {
		const workers = rows.filter(isWorker);
		const [first] = workers;
		return first && !served.has(canonicalHost(host)) ? [{ host, workers, first }] : [];
	});
	const broken = cluster.rows.filter((row) => !isReadableRow(row) && isMeantAsAgent(row));
	const meant = new Set(broken.map(hostMeant));
	const left = unserved.filter(({ host }) => !meant.has(canonicalHost(host)));
	const known = new Set(cluster.rows.filter(isWorker).map(({ host }) => canonicalHost(host)));
	const lost = broken.filter((row) => !isHostClear(row) && !known.has(hostMeant(row)));
	return left.length > lost.length ? left : [];
}

/** Whether a broken row is to register an agent, and is not just switched off. */
function isMeantAsAgent(row: NodeRow): boolean {
	return /^[^#,][^,]*,.*\bagent\s*(,|$)/i.test(toPlain(rowText(row)));
}

/** The host that a row begins with, whatever separates it from the rest. */
function hostMeant({ site }: NodeRow): string {
	return canonicalHost(
		toPlain(site.text)
			.trim()
			.split(/[\s:;]/, 1)[0] ?? '',
	);
}

function isHostClear({ host, port }: NodeRow): boolean {
	return isHost(host) && portNumber(port) !== undefined;
}

/** The hosts with an agent. Where a row contradicts agent.cfg, or misses altogether, that is a finding of its own. */
function servedHosts(cluster: Cluster): Set<string> {
	const agents = cluster.rows.filter(({ mode }) => mode === 'agent');
	const listed = agents.flatMap((row) => [row.host, otherHostOfAgent(cluster, row) ?? row.host]);
	const others = [...unregisteredAgents(cluster)].map(({ host }) => host);
	return new Set([...listed, ...others].map(canonicalHost));
}

function* fixes(cluster: Cluster, host: string, worker: NodeRow): Iterable<Fix> {
	const site = newAgent(cluster, host, worker);
	if (!site) return; // all ports above are taken
	const row = appendRow(cluster, site, 'agent');
	yield {
		title: say({ en: 'Add agent {site}', zh: '添加代理节点 {site}' }, { site: siteText(site) }),
		changes: row,
	};
	const file = newAgentFile(cluster, site);
	if (!file) return;
	yield {
		title: say(
			{ en: 'Add agent {site} with its agent.cfg', zh: '添加代理节点 {site} 及其 agent.cfg' },
			{ site: siteText(site) },
		),
		changes: [...row, file],
	};
}

type NewSite = Pick<Site, 'host' | 'port' | 'alias'>;

/** An agent with the port and the name that agents of the cluster usually have. */
function newAgent(cluster: Cluster, host: string, worker: NodeRow): NewSite | undefined {
	const agents = cluster.rows.filter((row) => row.mode === 'agent' && isReadableRow(row));
	const port = Number(mostFrequent(agents.map((row) => row.port)) ?? worker.port);
	const free = nextFreePort(cluster, host, port - 1);
	if (free === undefined) return undefined;
	return { host, port: String(free), alias: nextFreeAlias(cluster, agents.at(-1)?.alias ?? 'agent') };
}

/** The agent.cfg for the only package on the host, if that has none. */
function newAgentFile(cluster: Cluster, self: NewSite): FileChange | undefined {
	const [pkg, another] = packagesOn(cluster, self.host);
	const [controller] = cluster.controllers;
	if (!pkg || another || pkg.agent || pkg.id !== pkg.folder || !hasCertainHost(pkg)) return undefined;
	if (!controller || cluster.controllers.some(({ site }) => !isReadable(site))) return undefined;
	const lines = ['mode=agent', `localSite=${siteText(self)}`, `controllerSite=${siteText(controller)}`];
	if (cluster.isHa) lines.push(`sites=${sitesValue(cluster, self as Site)}`);
	return { kind: 'create', file: `${pkg.folder}/agent.cfg`, text: `${lines.join('\n')}\n` };
}
