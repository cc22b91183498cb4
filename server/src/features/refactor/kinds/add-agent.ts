import { say } from '../../../base/message.ts';
import { refuse } from '../../navigation/renaming.ts';
import { agentOn, agentPlaces, newAgent } from '../agent-here.ts';
import { freeNames } from '../free-names.ts';
import { hostHere } from '../host-here.ts';
import type { Place, Refactoring } from '../refactoring.ts';

/** Adds an agent on the host of a place. A host needs no second one. */
export function* addAgent(place: Place): Iterable<Refactoring> {
	const host = hostHere(place);
	if (host === undefined || place.cluster.nodesFiles.length === 0) return;
	yield {
		id: 'add-agent',
		kind: 'refactor.rewrite.addNode',
		title: say({ en: 'Add an agent on {host}', zh: '在 {host} 上添加代理节点' }, { host }),
		rewrite: () => {
			const agent = agentOn(place, host);
			if (!agent) return newAgent(place, host, freeNames(place), agentPlaces(place));
			return refuse(
				{
					en: '{host} has {alias}; one agent per host is enough.',
					zh: '{host} 已有 {alias}，每台主机只需一个代理节点。',
				},
				{ host, alias: agent.alias },
			);
		},
	};
}
