import { groupBy } from '../../base/collections.ts';
import { say } from '../../base/message.ts';
import type { Cluster } from '../../model/cluster.ts';
import { endpointAt, endpointOf, isComplete, type Site } from '../../model/files/site.ts';
import { fileInPackage } from '../places.ts';
import { GROUP, reading } from '../reads.ts';
import { defineClusterRule, type Finding } from '../rule.ts';
import { machineTest } from '../votes.ts';
import { isAstray, moveAway, socketOf } from './move-away.ts';
import { subPortFindings } from './sub-ports.ts';

export default defineClusterRule({
	code: 'port-conflict',
	severity: 'error',
	reads: reading(GROUP, { cluster: ['settings'] }),
	title: { en: 'Two processes on one port', zh: '两个进程使用同一端口' },
	why: {
		en: 'Of the two processes, the one that is started second does not come up.',
		zh: '两个进程中，后启动的一个无法启动。',
	},
	behaviour: {
		en: 'The second process logs `Failed to bind the socket on port … with error code 98` and shuts down. Subscription ports (subPort) are opened by servers before 2.00.9 only.',
		zh: '第二个进程会记录 `Failed to bind the socket on port … with error code 98` 并退出。只有 2.00.9 之前的版本才会打开订阅端口（subPort）。',
	},
	source: '[HA] FAQ 6.1; [NP] 4.1.2; [W] save_node_impl refuses it — certain',
	*check(cluster, installation) {
		for (const [first, ...others] of groupBy(claims(cluster), ({ site }) => socketOf(site)).values()) {
			const rivals = others.filter((other) => first && isRival(cluster, first, other));
			for (const rival of rivals) if (first) yield* findings(cluster, first, rival);
		}
		yield* subPortFindings(cluster, installation);
	},
});

/** A process that opens the port of a site. */
interface Claim {
	readonly site: Site;
	readonly role: string;
	readonly isRow: boolean;
}

/** Where nodes listen: rows first; of other nodes their localSite. A file for later (agent without row) opens nothing. */
function claims(cluster: Cluster): Claim[] {
	const isMachine = machineTest(cluster); // else site-loopback
	const rows = cluster.rows.map(({ site, modeText }) => ({ site, role: modeText, isRow: true }));
	const own = cluster.mentions
		.filter(({ place, role, site }) => {
			const isOpen = role === 'controller' || !cluster.agreedNodes;
			return place === 'localSite' && isOpen && !cluster.rowsByAlias.has(site.alias);
		})
		.map(({ site, role }) => ({ site, role, isRow: false }));
	return [...rows, ...own].filter(({ site }) => isComplete(site) && isMachine(site.host));
}

/** Of two rows of one file nodes-duplicate-endpoint speaks. */
function isRival(cluster: Cluster, first: Claim, other: Claim): boolean {
	return other.site.file !== first.site.file && !isSameProcess(cluster, first, other);
}

/** Whether a file gives another name to the controller of a row: in a Raft group `controller-localsite-*` says so. */
function isSameProcess(cluster: Cluster, row: Claim, own: Claim): boolean {
	if (row.site.alias === own.site.alias) return true;
	const isRunning = cluster.mentionsByAlias.get(row.site.alias)?.some(({ place }) => place === 'localSite');
	return cluster.isHa && row.role === own.role && !isRunning;
}

/** Said of the one whose address other files contradict; else of the file beside the row; of two such files of both. */
function findings(cluster: Cluster, first: Claim, other: Claim): Finding[] {
	const [isFirst, isOther] = [isAstray(cluster, first.site), isAstray(cluster, other.site)];
	const onOther = finding(cluster, other.site, first.site);
	const onFirst = finding(cluster, first.site, other.site);
	if (isFirst !== isOther) return isFirst ? [onFirst] : [onOther];
	return first.isRow ? [onOther] : [onFirst, onOther];
}

function finding(cluster: Cluster, site: Site, other: Site): Finding {
	return {
		at: endpointAt(site),
		message: say(
			{ en: '{endpoint} is used by both {a} and {b}.', zh: '{endpoint} 被 {a} 与 {b} 同时使用。' },
			{ endpoint: endpointOf(site), a: other.alias, b: site.alias },
		),
		related: [
			{
				at: endpointAt(other),
				message: say(
					{ en: '{a} in {file}.', zh: '{file} 中的 {a}。' },
					{ a: other.alias, file: fileInPackage(cluster.packageOfFile.get(other.file), other.file) },
				),
			},
		],
		// Where other files contradict an address, that address is the mistake.
		fixes: () => [site, ...(isAstray(cluster, site) ? [] : [other])].flatMap((one) => moveAway(cluster, one)),
	};
}
