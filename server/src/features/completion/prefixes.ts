import { groupBy, unique } from '../../base/collections.ts';
import { type Message, say } from '../../base/message.ts';
import { modeFacts } from '../../catalog/roles.ts';
import type { Cluster } from '../../model/cluster.ts';
import { isWorker } from '../../model/files/nodes-file.ts';
import { reachedBy } from '../../rules/cluster/qualifiers.ts';
import { aliasStem } from '../../rules/cluster-edits.ts';
import type { KeyPlace } from './place.ts';
import { type Proposal, part, slotAround } from './proposal.ts';

/** What a line can be for: in cluster.cfg a node, or nodes whose names begin alike; in controller.cfg a zone. */
export function prefixProposals(place: KeyPlace): Proposal[] {
	const { cluster, file, qualifier, name, character } = place;
	if (qualifier && character > qualifier.end) return [];
	const range = part(place.line, slotAround(qualifier ?? name, character));
	const dot = qualifier ? '' : '.'; // it is there already
	const make = (text: string, rest: Pick<Proposal, 'kind' | 'detail' | 'rank'>): Proposal => ({
		label: `${text}.`,
		text: text + dot,
		range,
		...rest,
	});
	if (file.kind === 'controller') {
		const detail = say({ en: 'zone', zh: '区域' });
		return zonesOf(cluster).map((zone) => make(zone, { kind: 'node', detail, rank: ZONE }));
	}
	if (file.kind !== 'cluster') return [];
	const nodes = cluster.rows
		.filter(isWorker)
		.flatMap(({ alias, mode }) =>
			alias === '' || !mode ? [] : [make(alias, { kind: 'node', detail: say(modeFacts(mode).name), rank: NODE })],
		);
	return [
		...nodes,
		...patterns(cluster).map(({ text, detail }) => make(text, { kind: 'pattern', detail, rank: PATTERN })),
	];
}

// Between the parameters and those of them that are set already.
const [ZONE, PATTERN, NODE] = [5000, 5000, 5001];

/** The zones that nodes of a cluster are in. */
export function zonesOf({ rows }: Cluster): string[] {
	return unique(rows.flatMap(({ zone }) => (zone === '' ? [] : [zone])));
}

/** Patterns for the nodes whose aliases begin alike and end in a number. */
function patterns(cluster: Cluster): { text: string; detail: Message }[] {
	const stems = groupBy(cluster.rows.filter(isWorker), ({ alias }) => aliasStem(alias));
	return [...stems].flatMap(([stem, rows]) => {
		if (rows.length < 2 || stem === '') return [];
		const text = `${stem}%`;
		const reached = reachedBy(cluster, text);
		const list = reached.slice(0, SHOWN).join(', ') + (reached.length > SHOWN ? ', …' : '');
		const detail = say({ en: '{count} nodes: {list}', zh: '{count} 个节点：{list}' }, { count: reached.length, list });
		return [{ text, detail }];
	});
}

const SHOWN = 3;
