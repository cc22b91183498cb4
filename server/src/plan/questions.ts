import type { Placement } from './plan.ts';
import { registeredAgents, withMode, workers } from './processes.ts';

/**
 * What the operator is asked at the points that no script can see. Plain English: generated scripts are not translated.
 * What only the server can do stands in scripts of its own language, which the questions name.
 */

/** P-03 to P-08, P-12, P-16, P-20, P-22 to P-24, P-27 to P-29. */
export function readyQuestion(controllers: readonly Placement[], licensed: LicensedNodes): string {
	return checklist(
		`Look at the running cluster (controllers ${names(controllers)}) and answer yes only when all of this holds:`,
		'Every controller, agent and data node is up, and there is exactly one leader (getClusterPerf).',
		'All chunks are COMPLETE and have all their replicas (getClusterChunksStatus).',
		'No recovery or rebalancing runs (getRecoveryTaskStatus), and none starts by itself: datanodeRestartInterval and dfsRecoveryWaitTime are 0, or recovery is suspended on every controller, and no script of your own starts servers.',
		'No transaction is open (getTransactionStatus, getUnresolvedTxn), and no job runs (getConsoleJobs, getRecentJobs).',
		'baseline.dos, which lies beside this script, was run on a data node, and what it printed is saved as before.txt.',
		'A logical backup of the databases that matter exists and was checked (backupDB, checkBackup); users, function views and scheduled jobs are written down.',
		'Replication to other clusters is drained; persisted streams and their subscribers are stopped.',
		'You know every client, load balancer and monitor that uses an address which changes.',
		'Nothing outside the folders needs the old paths (cold volumes, plugins, startup scripts).',
		...licenceItems(licensed),
		'You have read that DolphinDB recommends backup and restore for moves, and advises to talk to its support before addresses or folders change.',
	);
}

/** How many nodes count for the licence, as far as is known: controllers, data and compute nodes. */
export interface LicensedNodes {
	readonly today: number;
	readonly wanted: number;
}

/** P-10. */
function licenceItems({ today, wanted }: LicensedNodes): string[] {
	if (wanted <= today) return [];
	return [
		`The licence allows ${wanted} nodes, instead of ${today} (license().maxNodes; agents seem not to count), has not expired, and is at hand for every new machine.`,
	];
}

/** M8 and section 13.3: what has to hold of nodes before they leave. */
export function leavingQuestion(leaving: readonly Placement[]): string {
	const [controllers, data] = [withMode(leaving, 'controller'), withMode(leaving, 'datanode')];
	const others = leaving.filter(({ mode }) => mode === 'agent' || mode === 'computenode');
	const items = [
		controllers.length > 0 &&
			`${names(controllers)} is not the leader (isLeader in getClusterPerf{true}); where it is, restart it and look for the new leader.`,
		data.length > 0 &&
			`${names(data)} hold no chunk any more: all replicas were moved away with moveReplicas, and pnodeRun(getChunksMeta) shows no row for them.`,
		data.length > 0 &&
			`No stream table, subscription or scheduled job is left on ${names(data)}, and no client connects to them.`,
		others.length > 0 && `Nothing that is still needed runs on ${names(others)}.`,
	];
	return checklist(
		`${names(leaving)} will leave the cluster and not be started again. Answer yes only when all of this holds:`,
		...items.filter((item) => item !== false),
	);
}

/** Preflight of a deployment: P-09, P-10, P-13. */
export function readyToDeployQuestion(hosts: readonly string[]): string {
	return checklist(
		`Answer yes only when ${hosts.join(', ')} are ready for a new cluster:`,
		'Licences for these machines are at hand and allow that many nodes.',
		'All have the same service user.',
		'The disks for data are mounted.',
	);
}

/** The first part of the stop sequence of MIGRATIONS section 6. */
export function outageQuestion(placements: readonly Placement[]): string {
	return checklist(
		'The outage begins. Answer yes when this is done; the scripts then stop agents and controllers:',
		'Clients and writers are switched off.',
		`flush-and-stop-data-nodes.dos was run on the leader until it printed RESULT: the caches are written, and the data and compute nodes (${names(workers(placements))}) are down.`,
	);
}

/** Section 13.7: the machines change their addresses between the stop and the start. */
export function addressQuestion(addresses: readonly (readonly [string, string])[]): string {
	return checklist(
		'Everything is down. Answer yes when the machines have their new addresses:',
		...addresses.map(([from, to]) => `${from} becomes ${to}.`),
		'All hosts reach one another at the new addresses; firewalls and name servers know them.',
	);
}

/** On the way back. */
export function oldAddressQuestion(addresses: readonly (readonly [string, string])[]): string {
	const list = addresses.map(([from, to]) => `${to} becomes ${from} again`).join(', ');
	return `Have the machines their old addresses (${list})? Answer yes when they have.`;
}

/** The last step of a way back. */
export function oldDataNodesQuestion(placements: readonly Placement[]): string {
	return [
		`The old layout is back. Look for one leader among ${names(withMode(placements, 'controller'))},`,
		`then start the data and compute nodes (${names(workers(placements))}) through the console. Answer yes when they are up.`,
	].join(' ');
}

const MOST_ROWS = 24;

/** MIGRATIONS section 5, for both worlds. */
export function pushQuestion(controllers: readonly Placement[], settings: 'same' | 'changed' = 'same'): string {
	return checklist(
		'The list of nodes. If before.txt says "= H saveClusterNodes 0", answer yes: the files decide. Else the controllers keep a list of their own that may win over the files; then do this before you answer:',
		`Start only the controllers (${names(controllers)}), where they are now, and wait for the leader.`,
		`Run push-node-list.dos on the leader. It saves the new list${settings === 'changed' ? ', and the lines of cluster.cfg that change,' : ''} and reads it back; go on only when it printed RESULT.`,
		'Stop the controllers again, and wait until they are down.',
	);
}

/** G3 on the way: M6, O10. */
export function leaderQuestion(controllers: readonly Placement[]): string {
	return [
		`Is there exactly one leader among ${names(controllers)}, does isControllerInitialized() on it return true, and are the databases and tables the same as before (getClusterDFSDatabases, getClusterDFSTables)?`,
		'Only then may controllers without data join. Without a leader after a minute and with old addresses in the logs: answer no and run the rollback.',
	].join(' ');
}

/** O10: one after the other. */
export function joinedQuestion(controller: Placement): string {
	return `Is ${controller.alias} (${controller.host}:${controller.port}) online in getClusterPerf{true} with state 1, and is it not the leader?`;
}

/** G3: V1 to V4, and section 5.4. */
export function metadataQuestion(controllers: readonly Placement[], kind: 'migrate' | 'deploy'): string {
	const members = `${names(controllers)} are all online in getClusterPerf{true}, with exactly one leader and the addresses of the plan.`;
	if (kind === 'deploy') return `Is this so? ${members}`;
	return checklist(
		'Until the data nodes start, there is a cheap way back: answer no and run the rollback. Answer yes only when all of this holds:',
		members,
		'getClusterNodesCfg(), if there is such a function, is the same as the new cluster.nodes on every controller. Where it is not: save the list again and restart the controllers.',
		'Databases, tables, chunks, users and function views are the same as before.',
	);
}

/** Starting data nodes, MIGRATIONS S14. New ones have no data yet. */
export function startDataQuestion(
	placements: readonly Placement[],
	kind: 'migrate' | 'deploy',
	added: readonly Placement[] = [],
): string {
	const agents = names(registeredAgents(placements));
	const start = `Run start-data-nodes.dos, which lies beside this script, on the leader: it waits for the agents (${agents}), starts ${names(workers(placements))}, and prints RESULT when all are online.`;
	if (kind === 'deploy') return `${start} Answer yes when they are up.`;
	const fresh = withMode(added, 'datanode');
	const empty =
		fresh.length > 0
			? `${names(fresh)} will be empty: new. If another node comes up empty`
			: 'If a node comes up empty';
	return `${start} From here on there is no way back without loss. ${empty}, stop it at once and look at its paths. Answer yes when all are up.`;
}

/** G4: V5 to V14. */
export function dataQuestion(kind: 'migrate' | 'deploy'): string {
	if (kind === 'deploy') {
		return 'Run write-test.dos on a data node: does it print ok for each, and nothing WRONG? Then take a backup of config, Raft state and metadata as the first known-good state.';
	}
	return checklist(
		'Run verify-tables.dos on a data node and save what it prints as after.txt. Answer yes only when all of this holds:',
		"diff <(grep '^[=!] ' before.txt) <(grep '^[=!] ' after.txt) shows nothing but what the plan adds, and after.txt has no line WRONG.",
		'All chunks are COMPLETE with all replicas; streams and subscriptions are the same as before.',
		'There is no ERROR in the logs, and no attempt to reach an old address.',
		'No process runs from a retired package.',
		'write-test.dos, run on a data node, prints ok for each and nothing WRONG.',
	);
}

/** G5. */
export function releaseQuestion(kind: 'migrate' | 'deploy', added: readonly Placement[] = []): string {
	if (kind === 'deploy') {
		return 'Set up service units, monitoring, users and clients. Answer yes when the cluster is released.';
	}
	return checklist(
		'Switch on again what was off. Answer yes when the cluster is released. Keep the old copies until after the next full backup; then cleanup.sh removes them.',
		'Recovery and restart settings.',
		'Service units, only for packages that are in use on the host.',
		'Clients and monitoring, with the new addresses.',
		...rebalanceItems(withMode(added, 'datanode')),
	);
}

/** Section 12: a data node that is added gets new chunks, and none of the old ones by itself. */
function rebalanceItems(fresh: readonly Placement[]): string[] {
	if (fresh.length === 0) return [];
	return [
		`Afterwards, at a quiet time: none of the old data is on ${names(fresh)}, and nothing moves there by itself. On the leader, rebalanceChunksAmongDataNodes() shows what would move, and rebalanceChunksAmongDataNodes(true) moves it (newer versions leave alone what was written in the last 7 days); getRecoveryTaskStatus() shows how far it is, restoreDislocatedTablet() brings chunks of one partition together again.`,
	];
}

/** A sentence, and below it what has to be looked at, one line each. */
function checklist(head: string, ...items: readonly string[]): string {
	return [head, ...items.map((item) => `- ${item}`)].join('\n');
}

function names(placements: readonly Placement[]): string {
	const aliases = placements.map(({ alias }) => alias);
	const shown = aliases.slice(0, MOST_ROWS).join(', ');
	return aliases.length > MOST_ROWS ? `${shown} and ${aliases.length - MOST_ROWS} more` : shown;
}
