import { unique } from '../../base/collections.ts';
import { say } from '../../base/message.ts';
import { type Mode, modeFacts, nodesFileModes } from '../../catalog/roles.ts';
import { isWorker, type NodeRow } from '../../model/files/nodes-file.ts';
import { aliasStem } from '../../rules/cluster-edits.ts';
import { parseSite } from '../../syntax/site.ts';
import type { RowPlace } from './place.ts';
import { type Proposal, part, slotAround } from './proposal.ts';

/** Proposes what belongs into a column of a row behind the site. */
export function columnProposals(place: RowPlace, column: number): Proposal[] {
	const name = place.file.columns[column] ?? (column === 1 ? 'mode' : '');
	if (name === 'mode') return modeProposals(place);
	const mode = place.fields[1]?.text;
	if (name === 'computeGroup') return mode === 'computenode' ? groups(place, column) : [];
	return name === 'zone' && isWorker({ mode: nodesFileModes.find((one) => one === mode) }) ? zones(place, column) : [];
}

function modeProposals(place: RowPlace): Proposal[] {
	const known = knownMode(place);
	const { alias } = siteOf(place);
	const alike = place.file.rows.find(
		(row) => row.line !== place.line && aliasStem(row.alias) === aliasStem(alias),
	)?.mode;
	return nodesFileModes.map((mode) => ({
		...value(place, 1, mode, mode === known ? 0 : mode === alike ? 1 : 2),
		kind: 'word',
		detail: say(modeFacts(mode).name),
		...(mode === known && { isCertain: true }),
	}));
}

/** What other files say that the process is. */
function knownMode(place: RowPlace): Mode | undefined {
	const mentions = place.cluster.mentionsByAlias.get(siteOf(place).alias) ?? [];
	const role = mentions.find((mention) => mention.place !== 'row')?.role;
	return nodesFileModes.find((mode) => mode === role);
}

/** A compute node is named after its group. */
function groups(place: RowPlace, column: number): Proposal[] {
	const { alias } = siteOf(place);
	const used = unique(othersOf(place).flatMap(({ computeGroup }) => (computeGroup === '' ? [] : [computeGroup])));
	return used.map((group) => value(place, column, group, alias.startsWith(group) ? 0 : 1));
}

/** The nodes of one host are in one zone, most likely. */
function zones(place: RowPlace, column: number): Proposal[] {
	const { host } = siteOf(place);
	const rows = othersOf(place).filter(({ zone }) => zone !== '');
	const near = new Set(rows.filter((row) => row.host === host).map(({ zone }) => zone));
	return unique(rows.map(({ zone }) => zone)).map((zone) => value(place, column, zone, near.has(zone) ? 0 : 1));
}

function othersOf({ file, line }: RowPlace): readonly NodeRow[] {
	return file.rows.filter((row) => row.line !== line);
}

function siteOf({ text, fields }: RowPlace): { host: string; alias: string } {
	const [field] = fields;
	const site = field && parseSite(text, field);
	return { host: site?.host.text ?? '', alias: site?.alias?.text ?? '' };
}

function value({ fields, line, character }: RowPlace, column: number, text: string, rank: number): Proposal {
	const field = fields[column] ?? { start: character, end: character };
	return { kind: 'value', label: text, text, range: part(line, slotAround(field, character)), rank };
}
