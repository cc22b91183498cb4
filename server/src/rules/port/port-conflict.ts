import { groupBy } from '../../base/collections.ts';
import { say } from '../../base/message.ts';
import type { Cluster } from '../../model/cluster.ts';
import { endpointAt, endpointOf, isComplete, type Site } from '../../model/files/site.ts';
import { nextFreePort, setEndpoint } from '../cluster-edits.ts';
import { fileInPackage } from '../places.ts';
import { defineClusterRule, type Finding, type Fix } from '../rule.ts';
import { subPortFindings } from './sub-ports.ts';

export default defineClusterRule({
	code: 'port-conflict',
	severity: 'error',
	title: { en: 'Two processes on one port', zh: '两个进程使用同一端口' },
	why: {
		en: 'The second process finds the port in use (`Failed to bind the socket on port … with error code 98`) and shuts down.',
		zh: '第二个进程会发现端口已被占用（Failed to bind the socket on port … with error code 98）并退出。',
	},
	source: '[HA] FAQ 6.1; [NP] 4.1.2; [W] save_node_impl refuses it — certain',
	*check(cluster) {
		for (const [first, ...others] of groupBy(claims(cluster), ({ site }) => endpointOf(site)).values()) {
			for (const other of others) {
				if (first && other.site.file !== first.site.file && !isSameProcess(cluster, first, other)) {
					yield finding(cluster, first, other);
				}
			}
		}
		yield* subPortFindings(cluster);
	},
});

/** A process that opens the port of a site. */
interface Claim {
	readonly site: Site;
	readonly role: string;
}

/** Where nodes listen: rows first; of other nodes their localSite. A file for later (agent without row) opens nothing. */
function claims(cluster: Cluster): Claim[] {
	const rows = cluster.rows.map(({ site, modeText }) => ({ site, role: modeText }));
	const own = cluster.mentions.filter(
		({ place, role, site }) =>
			place === 'localSite' && !cluster.rowsByAlias.has(site.alias) && (role === 'controller' || !cluster.agreedNodes),
	);
	return [...rows, ...own].filter(({ site }) => isComplete(site));
}

/** Whether a file gives another name to the controller of a row: in a Raft group `controller-localsite-*` says so. */
function isSameProcess(cluster: Cluster, row: Claim, own: Claim): boolean {
	if (row.site.alias === own.site.alias) return true;
	const isRunning = cluster.mentionsByAlias.get(row.site.alias)?.some(({ place }) => place === 'localSite');
	return cluster.isHa && row.role === own.role && !isRunning;
}

function finding(cluster: Cluster, first: Claim, other: Claim): Finding {
	const endpoint = endpointOf(other.site);
	return {
		at: endpointAt(other.site),
		message: say(
			{ en: '{endpoint} is used by both {a} and {b}.', zh: '{endpoint} 被 {a} 与 {b} 同时使用。' },
			{ endpoint, a: first.site.alias, b: other.site.alias },
		),
		related: [
			{
				at: endpointAt(first.site),
				message: say(
					{ en: '{a} in {file}', zh: '{file} 中的 {a}' },
					{ a: first.site.alias, file: fileInPackage(cluster.packageOfFile.get(first.site.file), first.site.file) },
				),
			},
		],
		fixes: () => [moveAway(cluster, other.site)],
	};
}

function moveAway(cluster: Cluster, { host, port, alias }: Site): Fix {
	const endpoint = `${host}:${nextFreePort(cluster, host, port)}`;
	return {
		title: say({ en: 'Move {alias} to {endpoint}', zh: '将 {alias} 改到 {endpoint}' }, { alias, endpoint }),
		changes: setEndpoint(cluster, alias, endpoint),
	};
}
