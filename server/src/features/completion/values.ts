import { resolveName } from '../../catalog/catalog.ts';
import type { Parameter, ParameterType } from '../../catalog/parameter.ts';
import { checkedPart } from '../../catalog/values.ts';
import { type Token, tokenBetween } from '../../syntax/lines.ts';
import { aliasListProposals, aliasProposals } from './aliases.ts';
import { hostProposals, otherControllers } from './hosts.ts';
import { replacing } from './mend.ts';
import { pathProposals } from './paths.ts';
import type { KeyPlace, ValuePlace } from './place.ts';
import { numberProposals, textListProposals, textProposals } from './plain-values.ts';
import type { Proposal } from './proposal.ts';
import { learnerProposals, raftAliasProposals, raftGroupProposals } from './raft-groups.ts';
import { siteListProposals, siteProposals } from './sites.ts';
import { booleanProposals, enumProposals } from './words.ts';

/** Proposes values of one type. */
export type ValueSource = (place: ValuePlace, parameter: Parameter) => readonly Proposal[];

const sources: Readonly<Record<ParameterType, ValueSource>> = {
	integer: numberProposals,
	float: numberProposals,
	memoryGB: numberProposals,
	memoryMB: numberProposals,
	memoryKB: numberProposals,
	port: numberProposals,
	boolean: booleanProposals,
	enum: enumProposals,
	string: textProposals,
	stringList: textListProposals,
	path: pathProposals,
	pathList: pathProposals,
	coldVolumeList: pathProposals,
	site: siteProposals,
	siteList: siteListProposals,
	hostPort: otherControllers,
	hostName: hostProposals,
	url: textProposals,
	alias: aliasProposals,
	aliasList: aliasListProposals,
	raftGroups: raftGroupProposals,
	raftAliases: raftAliasProposals,
	raftLearners: learnerProposals,
	functionView: textProposals,
	functionViewList: textListProposals,
	moduleList: textListProposals,
	dbUrl: textProposals,
	dbUrlList: textListProposals,
	cpuList: textProposals,
};

/** Proposes values for the parameter of a line: words, sites and nodes of this cluster, what other lines say. */
export function valueProposals(place: ValuePlace): readonly Proposal[] {
	const parameter = resolveName(place.name)?.parameter;
	const value = writtenValue(place);
	if (!parameter || parameter.sensitive || !value) return [];
	const stray = /^=[=\s]*/.exec(value.text)?.[0].length ?? 0;
	if (stray === 0 || place.character < value.start + stray) return proposalsFor({ ...place, value }, parameter);
	const rest = withoutStray(place, value, stray);
	return proposalsFor({ ...place, value: rest }, parameter).map((one) => replacing(one, place.raw, value.start));
}

/** The value behind a second `=`. */
function withoutStray({ text, character }: ValuePlace, { start, end }: Token, stray: number): Token {
	const rest = tokenBetween(text, start + stray, end);
	return rest.text === '' ? { text: '', start: character, end: character } : rest;
}

/** The value without an explanation behind it; nothing where the cursor is in the explanation. */
function writtenValue({ text, value, character }: ValuePlace): Token | undefined {
	const isExplained = /^(?:#|\/\/(?:\s|$))/.test(value.text);
	if (isExplained && character >= value.start) return undefined;
	if (isExplained || value.text === '') return { text: '', start: character, end: character };
	const written = tokenBetween(text, value.start, value.start + checkedPart(value.text).length);
	return written.end < value.end && character > written.end ? undefined : written;
}

/** The values that a parameter which is about to be set will probably get, the best first. */
export function likelyValues(parameter: Parameter, place: KeyPlace): readonly string[] {
	if (parameter.sensitive) return [];
	const { character, qualifier } = place;
	const value: Token = { text: '', start: character, end: character };
	// The line is read as if the value stood at the cursor, and nothing else.
	const text = ' '.repeat(character);
	const found = proposalsFor({ ...place, text, qualifier: qualifier?.text, name: parameter.name, value }, parameter);
	const whole = found.filter((one) => !one.isSnippet && !/[:.]$/.test(one.text));
	const certain = whole.filter((one) => one.isCertain);
	return [...(certain.length > 0 ? certain : whole)].sort((a, b) => a.rank - b.rank).map((one) => one.text);
}

function proposalsFor(place: ValuePlace, parameter: Parameter): readonly Proposal[] {
	return sources[parameter.type](place, parameter).map((proposal) => ({ parameter, ...proposal }));
}
