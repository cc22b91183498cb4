import { unique } from '../../../base/collections.ts';
import { type Message, say } from '../../../base/message.ts';
import { type Mode, modeFacts } from '../../../catalog/roles.ts';
import { agentOn } from '../agent-here.ts';
import { hostHere } from '../host-here.ts';
import { rowsOf } from '../known-rows.ts';
import { addWorkers } from '../new-worker.ts';
import type { Place, Refactoring } from '../refactoring.ts';

/**
 * Adds a data or a compute node on the host of a place, with the agent that it needs where there is none; and a data node
 * on each host that has some, since replicas want to be spread evenly.
 */
export function* addWorker(place: Place): Iterable<Refactoring> {
	const host = hostHere(place);
	if (host === undefined) return;
	for (const mode of ['datanode', 'computenode'] as const) {
		yield adding(place, `add-${mode}`, [host], mode, title(mode, host, agentOn(place, host) !== undefined));
	}
	const hosts = unique(rowsOf(place.cluster, 'datanode').map((row) => row.host));
	if (hosts.length < 2) return;
	const everywhere = say(
		{ en: 'Add a data node on each of {n} hosts', zh: '在 {n} 台主机上各添加一个数据节点' },
		{ n: hosts.length },
	);
	yield adding(place, 'add-datanodes', hosts, 'datanode', everywhere);
}

function adding(place: Place, id: string, hosts: readonly string[], mode: Mode, title: Message): Refactoring {
	return { id, kind: 'refactor.rewrite.addNode', title, rewrite: () => addWorkers(place, hosts, mode) };
}

function title(mode: Mode, host: string, hasAgent: boolean): Message {
	const values = { host, node: say(modeFacts(mode).name) };
	return hasAgent
		? say({ en: 'Add a {node} on {host}', zh: '在 {host} 上添加{node}' }, values)
		: say({ en: 'Add a {node} and its agent on {host}', zh: '在 {host} 上添加{node}及其代理节点' }, values);
}
