import { mostFrequent } from '../../base/collections.ts';
import { modeFacts } from '../../catalog/roles.ts';
import type { NodeRow } from '../../model/files/nodes-file.ts';
import type { Site } from '../../model/files/site.ts';
import { agentsOf, unregisteredAgents } from '../../rules/agent/agents.ts';
import type { Refusal } from '../navigation/renaming.ts';
import { agentFile } from './agent-file.ts';
import type { FreeNames } from './free-names.ts';
import { rowsOf, rowsOn } from './known-rows.ts';
import { type NewPlace, newPlaces } from './new-places.ts';
import { addRows, type NewNode } from './new-rows.ts';
import type { Place, Rewrite } from './refactoring.ts';
import { noPortLeft, unreadableController } from './refusals.ts';

/** The agent that cluster.nodes has for a host. */
export function agentOn({ cluster }: Place, host: string): NodeRow | undefined {
	return rowsOn(cluster, host).find(({ mode }) => mode === 'agent');
}

/** An agent that a host is to have, with the changes that bring it about. */
export interface NewAgent extends Rewrite {
	readonly node: NewNode;
}

/** Finds places for the agent.cfg of new agents, each once; none where there is no agent.cfg to copy. */
export function agentPlaces(place: Place): (host: string) => NewPlace | undefined {
	const pattern = agentsOf(place.cluster).find(({ self }) => self !== undefined);
	return pattern ? newPlaces(place, 'agent', pattern.package) : () => undefined;
}

/** Registers the agent that a host has files of, or else makes one like another agent: its row and its agent.cfg. */
export function newAgent(
	place: Place,
	host: string,
	free: FreeNames,
	placeFor: ReturnType<typeof agentPlaces>,
): NewAgent | Refusal {
	const { cluster } = place;
	const dormant = [...unregisteredAgents(cluster)].find((one) => one.host === host)?.self;
	if (dormant) return registered(place, { ...siteParts(dormant), mode: 'agent' });
	const agents = rowsOf(cluster, 'agent');
	const usual = Number(mostFrequent(agents.map(({ port }) => port)) ?? modeFacts('agent').examplePort);
	const port = free.port(host, usual - 1);
	if (port === undefined) return noPortLeft(host);
	const node: NewNode = {
		host,
		port: String(port),
		alias: free.alias(agents.at(-1)?.alias ?? 'agent0'),
		mode: 'agent',
	};
	return unreadableController(cluster) ?? withFile(place, node, placeFor(host));
}

function siteParts({ host, port, alias }: Site): Pick<NewNode, 'host' | 'port' | 'alias'> {
	return { host, port, alias };
}

function registered({ cluster }: Place, node: NewNode): NewAgent {
	return { node, changes: addRows(cluster, [node]) };
}

/** Where there is no place for an agent.cfg, the row is all there is to write. */
function withFile(place: Place, node: NewNode, target: NewPlace | undefined): NewAgent {
	const row = registered(place, node);
	if (!target) return row;
	const { changes, like } = agentFile(place.cluster, { file: target.file, to: node, folders: target.folders });
	return { node, changes: [...row.changes, ...changes], ...(like && { like }) };
}
