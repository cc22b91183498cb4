import { uniqueBy } from '../../base/collections.ts';
import type { Message } from '../../base/message.ts';
import type { Parameter } from '../../catalog/parameter.ts';
import { nextFreePort } from '../../rules/cluster-edits.ts';
import { elementAt } from './elements.ts';
import { FREE } from './free.ts';
import type { ValuePlace } from './place.ts';
import { type Proposal, part, type Slot, slotAround } from './proposal.ts';
import { fittingValues, usedValues, whereIs } from './used.ts';
import { DEFAULT, usedAt } from './words.ts';

/** Proposes numbers that other lines have, with their unit, and the default; for a port, the next that is free. */
export function numberProposals(place: ValuePlace, parameter: Parameter): Proposal[] {
	const unit = parameter.unit ?? UNITS[parameter.type];
	const free = parameter.type === 'port' ? freePort(place) : [];
	const found = [...free, ...plainValues(place, parameter, place.value)];
	return unit === undefined ? found : found.map((proposal) => ({ ...proposal, unit }));
}

const UNITS: Readonly<Partial<Record<Parameter['type'], string>>> = { memoryGB: 'GB', memoryMB: 'MB', memoryKB: 'KB' };

/** Two nodes on one host need different ports. */
function freePort({ cluster, qualifier, pkg, line, value, character }: ValuePlace): Proposal[] {
	const row = cluster.rowsByAlias.get(qualifier ?? '');
	const host = row?.host ?? pkg?.host;
	const port = host === undefined ? undefined : nextFreePort(cluster, host, row?.port ?? '8800');
	if (port === undefined) return [];
	const range = part(line, slotAround(value, character));
	return [{ kind: 'value', label: String(port), text: String(port), range, detail: FREE, rank: 0 }];
}

/** Proposes what other lines say, and the default. */
export function textProposals(place: ValuePlace, parameter: Parameter): Proposal[] {
	const groups = parameter.name === 'computeGroup' ? computeGroups(place) : [];
	return uniqueBy([...groups, ...plainValues(place, parameter, place.value)], ({ label }) => label);
}

function computeGroups({ cluster, line, value, character }: ValuePlace): Proposal[] {
	const range = part(line, slotAround(value, character));
	return cluster.rows.flatMap(({ computeGroup: text }): Proposal[] =>
		text === '' ? [] : [{ kind: 'value', label: text, text, range, rank: 0 }],
	);
}

/** The same for lists: one element after the other, without those that are listed already. */
export function textListProposals(place: ValuePlace, parameter: Parameter): Proposal[] {
	const { token: element, others } = elementAt(place);
	const listed = new Set(others);
	const lists = usedValues(place, parameter).flatMap(({ text, entry }) =>
		text.split(',').map((item) => ({ text: item.trim(), detail: usedAt(whereIs(place, entry)) })),
	);
	const items = uniqueBy(lists, ({ text }) => text).filter(({ text }) => text !== '' && !listed.has(text));
	return [
		...items.slice(0, MOST_ITEMS).map(({ text, detail }) => value(place, element, text, detail, 1)),
		...(listed.size === 0 ? defaultOf(place, parameter, element) : []),
	];
}

const MOST_ITEMS = 20;

function plainValues(place: ValuePlace, parameter: Parameter, slot: Slot): Proposal[] {
	const used = fittingValues(place, parameter);
	return [
		...used.map(({ text, entry, distance }) => value(place, slot, text, usedAt(whereIs(place, entry)), distance)),
		...(used.some(({ text }) => text === parameter.default) ? [] : defaultOf(place, parameter, slot)),
	];
}

function defaultOf(place: ValuePlace, { default: text }: Parameter, slot: Slot): Proposal[] {
	return text === undefined || text === '' ? [] : [value(place, slot, text, DEFAULT, 9)];
}

function value({ line, character }: ValuePlace, slot: Slot, text: string, detail: Message, rank: number): Proposal {
	return { kind: 'value', label: text, text, range: part(line, slotAround(slot, character)), detail, rank };
}
