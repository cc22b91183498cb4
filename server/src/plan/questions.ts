import type { Placement } from './plan.ts';
import { registeredAgents, withMode, workers } from './processes.ts';

/** What the operator is asked at the points that no script can see. Plain English: generated scripts are not translated. */

/** P-03 to P-08, P-12, P-16, P-20, P-22 to P-24, P-27 to P-29. */
export function readyQuestion(controllers: readonly Placement[]): string {
	return [
		`Look at the running cluster (controllers ${names(controllers)}) and answer yes only when all of this holds:`,
		'every controller, agent and data node is up and there is exactly one leader (getClusterPerf);',
		'all chunks are COMPLETE and have all their replicas (getClusterChunksStatus);',
		'no recovery or rebalancing runs (getRecoveryTaskStatus), and none will start by itself: datanodeRestartInterval and dfsRecoveryWaitTime are 0 or recovery is suspended on every controller, service units and cron jobs are off;',
		'no transaction is open (getTransactionStatus, getUnresolvedTxn) and no job runs (getConsoleJobs, getRecentJobs);',
		'you have noted whether defs("saveClusterNodes") and defs("getClusterNodesCfg") find these functions on the leader;',
		'a logical backup of the databases that matter exists and was checked (backupDB, checkBackup), and users, function views and scheduled jobs are written down;',
		'replication to other clusters is drained, persisted streams and their subscribers are stopped;',
		'you know every client, load balancer and monitor that uses an address which changes;',
		'no link inside the folders leads out of them, and nothing else needs the old paths (cold volumes, plugins, startup scripts);',
		'you have read that DolphinDB recommends backup and restore for moves, and advises to talk to its support before addresses or folders change.',
	].join(' ');
}

/** Preflight of a deployment: P-09, P-10, P-13. */
export function readyToDeployQuestion(hosts: readonly string[]): string {
	return [
		`Answer yes only when ${hosts.join(', ')} are ready for a new cluster:`,
		'licences for these machines are at hand and allow that many nodes;',
		'all have the same service user, limits (nofile), time zone and clock;',
		'the disks for data are mounted;',
		'all ports can be reached from all of these hosts.',
	].join(' ');
}

/** The first part of the stop sequence of MIGRATIONS section 6. */
export function outageQuestion(placements: readonly Placement[]): string {
	return [
		'The outage begins. Switch clients and writers off. Then, as administrator: pnodeRun(flushOLAPCache); pnodeRun(flushTSDBCache);',
		'wait until pnodeRun(getRedoLogGCStat) shows numOfTxnPendingFlush = 0;',
		`stop the data and compute nodes (${names(workers(placements))}) through the console or stopDataNode and wait until they are down.`,
		'Answer yes when they are down; the scripts then stop agents and controllers.',
	].join(' ');
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
export function pushQuestion(rows: readonly Placement[]): string {
	const list = `[${rows.map(({ host, port, alias, mode }) => `"${host}:${port}:${alias},${mode}"`).join(', ')}]`;
	const what = rows.length > MOST_ROWS ? `all ${rows.length} rows of the new cluster.nodes, without its header` : list;
	return [
		'The list of nodes. Did defs("saveClusterNodes") find the function before the stop? If not, answer yes: the files decide.',
		'If it did, the controllers keep a list of their own that may win over the files. Then: start only the controllers, where they are now;',
		`wait for the leader; run there saveClusterNodes(${what});`,
		'read getClusterNodesCfg() on every controller until all show the new list; stop the controllers again. Answer yes when they are down.',
	].join(' ');
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
	const members = `Are ${names(controllers)} all online in getClusterPerf{true}, with exactly one leader and the addresses of the plan?`;
	if (kind === 'deploy') return members;
	return [
		members,
		'Is getClusterNodesCfg() (if there is such a function) on every controller the same as the new cluster.nodes? If not, save the list again and restart the controllers before you answer.',
		'Are databases, tables, chunks, users and function views the same as before?',
		'Until the data nodes start, there is a cheap way back: answer no and run the rollback.',
	].join(' ');
}

/** Starting data nodes, MIGRATIONS S14. */
export function startDataQuestion(placements: readonly Placement[], kind: 'migrate' | 'deploy'): string {
	const agents = names(registeredAgents(placements));
	const start = `Are the agents (${agents}) online in getClusterPerf{true}? Then start ${names(workers(placements))} through the console or startDataNode, and wait for state 1.`;
	if (kind === 'deploy') return `${start} Answer yes when they are up.`;
	return `${start} From here on there is no way back without loss. If a node comes up empty, stop it at once and look at its paths. Answer yes when all are up.`;
}

/** G4: V5 to V14. */
export function dataQuestion(kind: 'migrate' | 'deploy'): string {
	if (kind === 'deploy') {
		return 'Does a test pass: create a database, write, read from each data node, drop it? Then take a backup of config, Raft state and metadata as the first known-good state.';
	}
	return [
		'Compare with what you wrote down before: all chunks COMPLETE with all replicas, the same number of chunks per node, the same row counts, scheduled jobs, streams and versions;',
		'no recovery runs, no ERROR in the logs, no attempt to reach an old address, no process from a retired package, and a test write and read works on each data node.',
		'Is all of that so?',
	].join(' ');
}

/** G5. */
export function releaseQuestion(): string {
	return 'Switch on again what was off: recovery and restart settings, service units (only for packages that are in use on the host), clients, monitoring; give clients the new addresses. Answer yes when the cluster is released. Keep the old copies until after the next backup.';
}

function names(placements: readonly Placement[]): string {
	const aliases = placements.map(({ alias }) => alias);
	const shown = aliases.slice(0, MOST_ROWS).join(', ');
	return aliases.length > MOST_ROWS ? `${shown} and ${aliases.length - MOST_ROWS} more` : shown;
}
