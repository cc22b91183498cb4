import { say, type Template } from '../../base/message.ts';
import { remembering } from '../../base/remember.ts';
import { checkedPart } from '../../catalog/values.ts';
import type { Cluster } from '../../model/cluster.ts';
import { type CfgFile, type Entry, nameAt } from '../../model/files/cfg-file.ts';
import { isIpv4 } from '../../model/files/hosts.ts';
import { defineClusterRule, type Finding, type Fix } from '../rule.ts';
import { listed } from '../votes.ts';
import { sharedCfg } from './memory.ts';
import { type Part, partAt, partsOf, partsRead, setEverywhere } from './parts.ts';

const SWITCHES = ['enableRDMA', 'enableRpcSSL', 'enableHTTPS', 'enableClusterReplicationSSL'];

export default defineClusterRule({
	code: 'cluster-ssl-pairs',
	severity: 'error',
	reads: partsRead(SWITCHES),
	title: { en: 'Encryption or RDMA settings do not fit together', zh: '加密或 RDMA 的设置不匹配' },
	why: {
		en: 'Processes with different settings may not be able to talk to each other, so that connections within the cluster fail.',
		zh: '设置不同的进程可能无法相互通信，导致集群内的连接失败。',
	},
	behaviour: {
		en: 'enableRpcSSL has to be on for all nodes and requires enableHTTPS=true on each of them. enableClusterReplicationSSL requires enableHTTPS=true on the master cluster. enableRDMA has to be on for all nodes or none and cannot be combined with SSL.',
		zh: 'enableRpcSSL 须在所有节点启用，并要求所有节点设置 enableHTTPS=true；enableClusterReplicationSSL 要求主集群设置 enableHTTPS=true。enableRDMA 须在所有节点启用或都不启用，且不能与 SSL 同时使用。',
	},
	source: '[FC] 网络, 异步复制 — certain',
	*check(cluster) {
		if (!cluster.files.some((file) => file.kind !== 'nodes' && setsAny(file))) return; // nearly all clusters
		const rdma = on(cluster, 'enableRDMA');
		const ssl = [...on(cluster, 'enableRpcSSL'), ...on(cluster, 'enableHTTPS')];
		if (rdma[0] && ssl[0]) {
			for (const part of rdma) yield conflict(part, ssl.find(({ file }) => file === part.file) ?? ssl[0]);
		} else yield* lacking(cluster, 'enableRDMA', 'enableRDMA');
		const plain = [...lacking(cluster, 'enableRpcSSL', 'enableRpcSSL')];
		yield* plain;
		const told = new Set(plain.map(({ at }) => at.file)); // the fix for these adds HTTPS too
		for (const finding of lacking(cluster, 'enableRpcSSL', 'enableHTTPS')) {
			if (!told.has(finding.at.file)) yield finding;
		}
		// Where both ask for it, the finding is one.
		if (isMaster(cluster) && on(cluster, 'enableRpcSSL').length === 0) {
			yield* lacking(cluster, 'enableClusterReplicationSSL', 'enableHTTPS');
		}
	},
});

/** Whether a file has a line for one of the switches, which are all off by default. */
const setsAny = remembering(({ entries }: CfgFile) => {
	const names = new Set(SWITCHES.map((name) => name.toLowerCase()));
	return entries.some(({ name }) => names.has(name.toLowerCase()));
});

/** The parts of the cluster whose lines switch something on. */
function on(cluster: Cluster, name: string): readonly Part[] {
	return partsOf(cluster, name, false).filter(({ isOn }) => isOn);
}

/** Whether data nodes are told that this is the source of asynchronous replication. */
function isMaster(cluster: Cluster): boolean {
	const lines = sharedCfg(cluster)?.entries ?? [];
	return lines.some(({ name, value }) => name === 'clusterReplicationMode' && checkedPart(value) === 'master');
}

function* lacking(cluster: Cluster, cause: string, needed: string): Iterable<Finding> {
	const [first, ...others] = on(cluster, cause);
	if (!first) return;
	const causes = new Map([...others, first].map((part) => [part.file, part]));
	for (const part of partsOf(cluster, needed, false)) {
		if (!part.isOn) yield missing(cluster, part, causes.get(part.file) ?? first, needed);
	}
}

/** The finding stands at the line that says otherwise, else at the cause in the same file, else at its beginning. */
function missing(cluster: Cluster, part: Part, cause: Part, needed: string): Finding {
	const entry = cause.entry as Entry; // what is off by default is on by a line
	const isHere = cause.file === part.file && !part.entry;
	return {
		at: isHere ? nameAt(entry) : partAt(part),
		message: say(entry.name === needed ? EVERYWHERE : PAIR, { a: entry.name, b: needed, node: part.who }),
		related: isHere ? [] : [{ at: nameAt(entry), message: say({ en: 'Switched on here.', zh: '在此启用。' }) }],
		fixes: () => fixes(cluster, entry.name, needed),
	};
}

const PAIR: Template = { en: '{a} requires {b}=true for {node}.', zh: '{a} 要求以下节点设置 {b}=true：{node}。' };

const EVERYWHERE: Template = {
	en: '{a} has to be on for all nodes, but is not for {node}.',
	zh: '{a} 须在所有节点启用，尚未启用的节点：{node}。',
};

function conflict(part: Part, ssl: Part): Finding {
	const [entry, other] = [part.entry, ssl.entry] as [Entry, Entry]; // what is off by default is on by a line
	return {
		at: nameAt(entry),
		message: say(
			{
				en: '{a} cannot be combined with {b}, which is on for {node}.',
				zh: '{a} 不能与 {b} 同时使用；启用后者的节点：{node}。',
			},
			{ a: entry.name, b: other.name, node: ssl.who },
		),
		related: [{ at: nameAt(other), message: say({ en: 'Switched on here.', zh: '在此启用。' }) }],
	};
}

/** All that is missing at once, or other errors would follow; with HTTPS a public address no longer does. */
function* fixes(cluster: Cluster, cause: string, needed: string): Iterable<Fix> {
	const names = cause === 'enableRpcSSL' ? ['enableRpcSSL', 'enableHTTPS'] : [needed];
	if (names.includes('enableHTTPS') && cluster.files.some(hasPublicAddress)) return;
	yield {
		title: say(
			{ en: 'Set {names} everywhere', zh: '统一设置 {names}' },
			{ names: listed(names.map((name) => `${name}=true`)) },
		),
		changes: setEverywhere(cluster, { names, value: 'true', isOn: true }),
	};
}

function hasPublicAddress(file: Cluster['files'][number]): boolean {
	if (file.kind === 'nodes') return false;
	const names = file.entries.filter(({ name }) => name === 'publicName').flatMap(({ value }) => value.split(/[;,]/));
	return names.some((name) => isIpv4(checkedPart(name)));
}
