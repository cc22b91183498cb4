import { say } from '../../base/message.ts';
import { nodesHeaders } from '../../catalog/nodes-columns.ts';
import { lacks } from '../../catalog/versions.ts';
import type { NodesFile } from '../../model/files/nodes-file.ts';
import type { Place } from './place.ts';
import { type Proposal, part, slotAround } from './proposal.ts';

/** Proposes the headers that the server knows; the one that fits the rows below comes first. */
export function headerProposals({ file, installation, line, character, raw }: Place<NodesFile>): Proposal[] {
	const { serverVersion } = installation;
	const known = nodesHeaders.filter(
		({ since }) => !since || serverVersion === undefined || !lacks(serverVersion, since),
	);
	const width = Math.max(0, ...file.rows.filter((row) => row.line > 0).map(({ syntax }) => syntax.fields.length));
	const start = raw.startsWith('\ufeff') ? 1 : 0;
	const range = part(line, slotAround({ start, end: Math.max(start, raw.trimEnd().length) }, character));
	return known.map(({ text, columns, note }, at) => ({
		kind: 'row',
		label: text,
		text,
		range,
		isWhole: true,
		detail: say(note),
		rank: columns.length === width ? 0 : at + 1,
		...(columns.length === width && { isCertain: true }),
	}));
}
