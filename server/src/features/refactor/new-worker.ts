import { mostFrequent } from '../../base/collections.ts';
import { type Mode, modeFacts } from '../../catalog/roles.ts';
import { isWorker, type NodeRow } from '../../model/files/nodes-file.ts';
import type { FileChange } from '../../rules/rule.ts';
import { type Refusal, refuse } from '../navigation/renaming.ts';
import { type AddedLine, insertAll } from './added-lines.ts';
import { agentOn, agentPlaces, type NewAgent, newAgent } from './agent-here.ts';
import { type FreeNames, freeNames } from './free-names.ts';
import { rowHere } from './host-here.ts';
import { rowsOf, rowsOn } from './known-rows.ts';
import { addRows, type NewNode } from './new-rows.ts';
import { ownSettings } from './own-settings.ts';
import type { Place, Rewrite } from './refactoring.ts';
import { noPortLeft } from './refusals.ts';

/** A data or compute node that is to be added, with what else has to be there. */
interface NewWorker {
	readonly node: NewNode;
	readonly agent: NewAgent | undefined;
	readonly settings: readonly AddedLine[];
}

/** Adds a data or compute node on each of some hosts, like the nodes that the cluster has. */
export function addWorkers(place: Place, hosts: readonly string[], mode: Mode): Rewrite | Refusal {
	const { cluster } = place;
	if (cluster.nodesFiles.length === 0) {
		return refuse({
			en: 'The workspace has no cluster.nodes of this cluster.',
			zh: '工作区中没有该集群的 cluster.nodes。',
		});
	}
	const given = { free: freeNames(place), placeFor: agentPlaces(place) };
	const workers: NewWorker[] = [];
	for (const host of hosts) {
		const worker = newWorker(place, host, mode, given);
		if ('refusal' in worker) return worker;
		workers.push(worker);
	}
	const agents = workers.flatMap(({ agent }) => agent ?? []);
	const nodes = [...agents, ...workers].map(({ node }) => node);
	const created = agents.flatMap(({ changes }) => changes.filter(({ kind }) => kind === 'create'));
	const settings: FileChange[] = insertAll(workers.flatMap((worker) => worker.settings));
	return {
		changes: [...addRows(cluster, nodes), ...created, ...settings],
		like: new Map(agents.flatMap(({ like = [] }) => [...like])),
	};
}

/** What is given away once only, whatever the number of new nodes. */
interface Given {
	readonly free: FreeNames;
	readonly placeFor: ReturnType<typeof agentPlaces>;
}

function newWorker(place: Place, host: string, mode: Mode, { free, placeFor }: Given): NewWorker | Refusal {
	const { cluster } = place;
	const agent = agentOn(place, host) ? undefined : newAgent(place, host, free, placeFor);
	if (agent && 'refusal' in agent) return agent;
	const model = modelOf(place, host, mode);
	const port = free.port(host, portNear(place, host, model) ?? modeFacts(mode).examplePort - 1);
	if (port === undefined) return noPortLeft(host);
	const alias = free.alias(model?.alias ?? (mode === 'datanode' ? 'node0' : 'cnode0'));
	const columns = { computeGroup: model?.computeGroup ?? '', zone: zoneOn(place, host) ?? model?.zone ?? '' };
	const node: NewNode = { host, port: String(port), alias, mode, columns };
	return { node, agent, settings: model ? ownSettings(cluster, model, node, free) : [] };
}

/** The row that a new one is made like: the one at the place, else the last of the mode, rather on the same host. */
function modelOf(place: Place, host: string, mode: Mode): NodeRow | undefined {
	const likes = rowsOn(place.cluster, host).filter((row) => row.mode === mode);
	const here = rowHere(place);
	const isMeant = here?.mode === mode && here.host === host;
	const chosen = isMeant ? likes.find(({ alias }) => alias === here.alias) : undefined;
	return chosen ?? likes.at(-1) ?? rowsOf(place.cluster, mode).at(-1);
}

/** Ports are counted on from the last node of the mode on the host, else from the last one there. */
function portNear({ cluster }: Place, host: string, model: NodeRow | undefined): string | undefined {
	const there = rowsOn(cluster, host);
	return (there.findLast(({ mode }) => mode === model?.mode) ?? there.at(-1) ?? model)?.port;
}

/** The zone that the data and compute nodes of a host belong to, where the cluster has zones. */
export function zoneOn({ cluster }: Pick<Place, 'cluster'>, host: string): string | undefined {
	const there = rowsOn(cluster, host).filter((row) => isWorker(row) && row.zone !== '');
	return mostFrequent(there.map(({ zone }) => zone));
}
