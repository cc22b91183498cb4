import { unique } from '../../../base/collections.ts';
import { type Message, say } from '../../../base/message.ts';
import type { Cluster, Controller } from '../../../model/cluster.ts';
import { hasRaft } from '../../../model/package.ts';
import { sortedBy } from '../../../plan/natural-order.ts';
import { listed } from '../../../rules/votes.ts';
import { type Refusal, refuse } from '../../navigation/renaming.ts';
import { controllerFiles } from '../controller-files.ts';
import { freeNames } from '../free-names.ts';
import { hostHere } from '../host-here.ts';
import { knowControllers } from '../known-controllers.ts';
import { addRows, type NewNode } from '../new-rows.ts';
import type { Place, Refactoring, Rewrite } from '../refactoring.ts';
import { noPortLeft, unreadableController } from '../refusals.ts';

/**
 * Adds controllers to a Raft group so that their number stays odd: two, or one where it is even; all on the host of the
 * place, or on hosts that have none.
 */
export function* addControllers(place: Place): Iterable<Refactoring> {
	const { cluster } = place;
	const here = hostHere(place);
	if (here === undefined || cluster.nodesFiles.length === 0) return;
	const count = cluster.controllers.length % 2 === 0 ? 1 : 2;
	const bare = hostsWithout(cluster, here).slice(0, count);
	const choices: readonly (readonly [string, readonly string[]])[] = [
		['add-controllers', Array.from({ length: count }, () => here)],
		['add-controllers-apart', bare.length === count && (count > 1 || bare[0] !== here) ? bare : []],
	];
	for (const [id, hosts] of choices) {
		if (hosts.length === 0) continue;
		yield { id, kind: 'refactor.rewrite.addNode', title: title(hosts), rewrite: () => rewrite(place, hosts) };
	}
}

function title(hosts: readonly string[]): Message {
	const values = { n: hosts.length, hosts: listed(hosts) };
	return hosts.length === 1
		? say({ en: 'Add a controller on {hosts}', zh: '在 {hosts} 上添加控制节点' }, values)
		: say({ en: 'Add {n} controllers on {hosts}', zh: '在 {hosts} 上添加 {n} 个控制节点' }, values);
}

/** The hosts of nodes without a controller; the one of the place first. */
function hostsWithout(cluster: Cluster, here: string): string[] {
	const taken = new Set(cluster.controllers.map(({ host }) => host));
	const hosts = unique(cluster.rows.map(({ host }) => host)).filter((host) => host !== '' && !taken.has(host));
	const others = sortedBy(hosts, (host) => host).filter((host) => host !== here);
	return hosts.includes(here) ? [here, ...others] : others;
}

function rewrite(place: Place, hosts: readonly string[]): Rewrite | Refusal {
	const { cluster } = place;
	const refusal = reasonAgainst(cluster);
	if (refusal) return refusal;
	const nodes = newNodes(place, hosts);
	if ('refusal' in nodes) return nodes;
	const rows = addRows(cluster, nodes);
	const known = [...rows, ...knowControllers(cluster, nodes)];
	const { changes, like } = controllerFiles(place, nodes, known);
	return { changes: [...known, ...changes], ...(like && { like }) };
}

function reasonAgainst(cluster: Cluster): Refusal | undefined {
	if (!hasRaft(cluster.packages)) {
		return refuse({
			en: 'Only a Raft group (dfsHAMode=Raft) has several controllers.',
			zh: '只有 Raft 组（dfsHAMode=Raft）才能有多个控制节点。',
		});
	}
	return unreadableController(cluster);
}

function newNodes(place: Place, hosts: readonly string[]): readonly NewNode[] | Refusal {
	const { controllers } = place.cluster;
	const free = freeNames(place);
	const nodes: NewNode[] = [];
	for (const host of hosts) {
		const port = free.port(host, portNear(controllers, host));
		if (port === undefined) return noPortLeft(host);
		const alias = free.alias(controllers.at(-1)?.alias ?? 'controller0');
		nodes.push({ host, port: String(port), alias, mode: 'controller' });
	}
	return nodes;
}

/** Behind the ports of the controllers there; on a host without one, the port that the first controller has. */
function portNear(controllers: readonly Controller[], host: string): string | number {
	const there = controllers.findLast((one) => one.host === host);
	return there?.port ?? Number(controllers[0]?.port) - 1;
}
