import { unique } from '../../base/collections.ts';
import { say } from '../../base/message.ts';
import { isWorker, type NodeRow } from '../../model/files/nodes-file.ts';
import { raftGroups } from '../../rules/cluster/raft-groups.ts';
import type { Token } from '../../syntax/lines.ts';
import { nodeProposal } from './aliases.ts';
import { elementAt, partsAt } from './elements.ts';
import { FREE } from './free.ts';
import type { ValuePlace } from './place.ts';
import { type Proposal, part, slotAround } from './proposal.ts';

/** Proposes Raft groups `id:alias:alias:alias`: a whole new one, and the members of one that is being written. */
export function raftGroupProposals(place: ValuePlace): Proposal[] {
	const { token } = elementAt(place);
	const { parts, at } = partsAt(place.text, token, place.character);
	if (at > 0) return memberProposals(place, parts, at, textsExcept(parts, at));
	const id = freeId(place);
	const members = spread(place.cluster.rows.filter(isWorker)).slice(0, 3);
	if (parts.length > 1) return [idProposal(place, parts[0] ?? token, String(id))]; // the colon is there already
	const first = idProposal(place, token, `${id}:`);
	if (members.length < 3) return [first];
	const text = `${id}:${members.map(({ alias }) => alias).join(':')}`;
	const range = part(place.line, slotAround(token, place.character));
	const detail = say({ en: 'a new group', zh: '新的 Raft 组' });
	return [{ kind: 'value', label: text, text, range, isWhole: true, detail, rank: 0 }, first];
}

/** Proposes aliases of groups `alias:id`: behind the colon the groups that there are. */
export function raftAliasProposals(place: ValuePlace): Proposal[] {
	const { token } = elementAt(place);
	const { parts, at } = partsAt(place.text, token, place.character);
	return at === 1 ? knownIds(place, parts[1] ?? token, '') : [];
}

/** Proposes learners `id:alias:alias`: nodes that are no members of the group. */
export function learnerProposals(place: ValuePlace): Proposal[] {
	const { token } = elementAt(place);
	const { parts, at } = partsAt(place.text, token, place.character);
	const [id = token] = parts;
	if (at === 0) return knownIds(place, id, ':');
	if (parts[at]?.text.includes('@')) return []; // a node of another cluster
	const group = raftGroups(place.file).find((one) => one.id.text === id.text);
	const members = group?.members.map((member) => member.text) ?? [];
	return memberProposals(place, parts, at, [...members, ...textsExcept(parts, at)]);
}

function memberProposals(place: ValuePlace, parts: readonly Token[], at: number, taken: readonly string[]): Proposal[] {
	const { cluster, value } = place;
	const listed = new Set(taken);
	const hosts = new Set(taken.map((alias) => cluster.rowsByAlias.get(alias)?.host));
	const free = cluster.rows.filter((row) => isWorker(row) && row.alias !== '' && !listed.has(row.alias));
	// Members on hosts of their own survive the loss of one host.
	return free.map((row) => nodeProposal(place, parts[at] ?? value, row, hosts.has(row.host) ? 2 : 1));
}

/** Nodes in an order that changes the host with every one of them, as long as there are others. */
function spread(rows: readonly NodeRow[]): readonly NodeRow[] {
	const seen = new Map<string, number>();
	const ranked = rows.map((row) => {
		const turn = seen.get(row.host) ?? 0;
		seen.set(row.host, turn + 1);
		return { row, turn };
	});
	return ranked.sort((a, b) => a.turn - b.turn).map(({ row }) => row);
}

function textsExcept(parts: readonly Token[], at: number): string[] {
	return parts.flatMap((one, place) => (place === 0 || place === at || one.text === '' ? [] : [one.text]));
}

/** Ids count from 2: the controllers are group 1. */
function freeId({ file }: ValuePlace): number {
	const used = new Set(raftGroups(file).map(({ id }) => id.text));
	let id = 2;
	while (used.has(String(id))) id++;
	return id;
}

function idProposal({ line, character }: ValuePlace, token: Token, text: string): Proposal {
	const range = part(line, slotAround(token, character));
	return { kind: 'value', label: text, text, range, detail: FREE, rank: 1 };
}

function knownIds({ file, line, character }: ValuePlace, token: Token, behind: string): Proposal[] {
	const range = part(line, slotAround(token, character));
	return unique(raftGroups(file).map(({ id }) => id.text)).map((id) => ({
		kind: 'value',
		label: id,
		text: id + behind,
		range,
		rank: 1,
	}));
}
