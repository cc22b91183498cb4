import { say } from '../../base/message.ts';
import type { Parameter } from '../../catalog/parameter.ts';
import { modeFacts } from '../../catalog/roles.ts';
import type { NodeRow } from '../../model/files/nodes-file.ts';
import type { Token } from '../../syntax/lines.ts';
import { elementAt } from './elements.ts';
import type { ValuePlace } from './place.ts';
import { type Proposal, part, slotAround } from './proposal.ts';

/** Proposes the nodes of the cluster for a value that is an alias. */
export function aliasProposals(place: ValuePlace, parameter: Parameter): Proposal[] {
	const rows = parameter.name === 'momDatanode' ? ofMode(place, 'datanode') : place.cluster.rows;
	return rows.filter(isNamed).map((row) => nodeProposal(place, place.value, row));
}

/** The same for a list, without those that are listed already. */
export function aliasListProposals(place: ValuePlace): Proposal[] {
	const { token, others } = elementAt(place);
	const listed = new Set(others);
	const rows = place.cluster.rows.filter((row) => isNamed(row) && row.mode !== 'agent' && !listed.has(row.alias));
	const nodes = rows.map((row) => nodeProposal(place, token, row));
	return others.length > 0 ? nodes : [...nodes, everyNode(place, token)];
}

/** The word that stands for all nodes. */
function everyNode({ line, character }: ValuePlace, token: Token): Proposal {
	const detail = say({ en: 'every node', zh: '所有节点' });
	return { kind: 'word', label: 'all', text: 'all', range: part(line, slotAround(token, character)), detail, rank: 0 };
}

/** A node as it stands in a value. */
export function nodeProposal({ line, character }: ValuePlace, token: Token, row: NodeRow, rank = 1): Proposal {
	const { alias: text, mode, host } = row;
	const detail = mode
		? say({ en: '{mode} on {host}', zh: '{host} 上的{mode}' }, { mode: say(modeFacts(mode).name), host })
		: host;
	return { kind: 'node', label: text, text, range: part(line, slotAround(token, character)), detail, rank };
}

function ofMode({ cluster }: ValuePlace, mode: NodeRow['mode']): readonly NodeRow[] {
	return cluster.rows.filter((row) => row.mode === mode);
}

function isNamed({ alias }: NodeRow): boolean {
	return alias !== '';
}
