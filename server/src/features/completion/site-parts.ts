import { uniqueBy } from '../../base/collections.ts';
import { say } from '../../base/message.ts';
import { type Mode, modeFacts } from '../../catalog/roles.ts';
import type { Cluster } from '../../model/cluster.ts';
import { siteText } from '../../model/files/site.ts';
import type { Token } from '../../syntax/lines.ts';
import { partsAt } from './elements.ts';
import { FREE, freeAliasFor, freePortFor } from './free.ts';
import type { Place } from './place.ts';
import { type Proposal, part, type Slot, slotAround } from './proposal.ts';
import type { SiteChoice } from './site-choices.ts';

/** What is asked for: the site of a process that there is, or one that a new process may get as well. */
export interface SiteWanted {
	readonly choices: readonly SiteChoice[];
	/** The modes a new process may have; none where the site is one of a process that there is. */
	readonly modes: readonly Mode[];
	/** The hosts a new process may run on. */
	readonly hosts: readonly string[];
}

/** Proposes sites for an element: whole ones, and behind a colon what can follow what stands before it. */
export function sitePartProposals(place: Place, element: Token, wanted: SiteWanted): Proposal[] {
	return uniqueBy(partProposals(place, element, wanted), ({ label }) => label);
}

function partProposals(place: Place, element: Token, wanted: SiteWanted): Proposal[] {
	const { parts, at } = partsAt(place.text, element, place.character);
	const [host, port, alias, mode] = parts.map((token) => token.text);
	const behind = { ...element, start: parts[at]?.start ?? element.start };
	if (at === 0)
		return [...wanted.choices.map((one) => wholeSite(place, element, one)), ...hostProposals(place, parts, wanted)];
	if (at === 1) {
		const here = wanted.choices.filter((one) => one.host === host);
		const known = here.map((one) => (alias ? onlyPort(place, parts, one, alias) : portAndRest(place, behind, one)));
		return [...known, ...newPorts(place, parts, wanted, here.length > 0)];
	}
	if (at === 2) {
		const here = wanted.choices.filter((one) => one.host === host && one.port === port);
		const known = here.map((one) => aliasAndRest(place, mode === undefined ? behind : (parts[2] ?? behind), one, mode));
		return [...known, ...newAliases(place, parts, wanted, here.length > 0)];
	}
	return at === 3 ? modesOf(place, parts, wanted) : [];
}

/** A site as it is written in an element: with the mode in `sites`. */
function writtenSite(site: SiteChoice): string {
	return site.mode === undefined ? siteText(site) : `${siteText(site)}:${site.mode}`;
}

function wholeSite(place: Place, element: Token, site: SiteChoice): Proposal {
	return { ...proposal(place, element, writtenSite(site), site), isWhole: true };
}

function portAndRest(place: Place, slot: Slot, site: SiteChoice): Proposal {
	return { ...proposal(place, slot, writtenSite(site).slice(site.host.length + 1), site), isWhole: true };
}

/** The alias stands there already: its own port comes first. */
function onlyPort(place: Place, parts: readonly Token[], site: SiteChoice, alias: string): Proposal {
	const rank = site.alias === alias ? 0 : site.rank + 1;
	return { ...proposal(place, parts[1] as Token, site.port, site), rank, isCertain: site.alias === alias };
}

function aliasAndRest(place: Place, slot: Slot, site: SiteChoice, mode: string | undefined): Proposal {
	const text = site.mode === undefined || mode !== undefined ? site.alias : `${site.alias}:${site.mode}`;
	return proposal(place, slot, text, site);
}

function proposal(place: Place, slot: Slot, text: string, { detail, rank, isCertain }: SiteChoice): Proposal {
	const range = part(place.line, slotAround(slot, place.character));
	return { kind: 'site', label: text, text, range, detail, rank, ...(isCertain && { isCertain }) };
}

/** Hosts for a new process, with the colon where none is there. */
function hostProposals(place: Place, parts: readonly Token[], { hosts }: SiteWanted): Proposal[] {
	const range = part(place.line, slotAround(parts[0] as Token, place.character));
	const colon = parts.length > 1 ? '' : ':';
	const detail = say({ en: 'host', zh: '主机' });
	return hosts.map((host) => ({ kind: 'site', label: host + colon, text: host + colon, range, detail, rank: 4 }));
}

/** Where a process that there is has to be named, a free port is the last resort: nothing known is on that host. */
function newPorts(place: Place, parts: readonly Token[], { modes }: SiteWanted, isKnown: boolean): Proposal[] {
	const host = parts[0]?.text ?? '';
	if (host === '' || (modes.length === 0 && isKnown)) return [];
	const slot = slotAround(parts[1] as Token, place.character);
	const meant = modes.length > 0 ? modes : (['controller'] as const);
	const ports = meant.flatMap((mode) => freePortFor(place.cluster, host, mode) ?? []);
	return uniqueBy(ports, (port) => port).map((port, at) => ({
		kind: 'value',
		label: String(port),
		text: String(port),
		range: part(place.line, slot),
		detail: FREE,
		rank: 5 + at,
	}));
}

function newAliases(place: Place, parts: readonly Token[], { modes }: SiteWanted, isKnown: boolean): Proposal[] {
	if (modes.length === 0 && isKnown) return [];
	const slot = slotAround(parts[2] as Token, place.character);
	return (modes.length > 0 ? modes : (['controller'] as const)).map((mode, at) => {
		const text = freeAliasFor(place.cluster, mode);
		const detail = say({ en: 'next free: {mode}', zh: '下一个可用：{mode}' }, { mode: say(modeFacts(mode).name) });
		return { kind: 'value', label: text, text, range: part(place.line, slot), detail, rank: 5 + at };
	});
}

/** In `sites` there are agents and controllers. */
function modesOf({ cluster, line, character }: Place, parts: readonly Token[], { choices }: SiteWanted): Proposal[] {
	const slot = slotAround(parts[3] as Token, character);
	const known = modeOf(cluster, parts[2]?.text ?? '') ?? choices.find(({ alias }) => alias === parts[2]?.text)?.mode;
	return (['controller', 'agent'] as const).map((mode) => ({
		kind: 'word',
		label: mode,
		text: mode,
		range: part(line, slot),
		detail: say(modeFacts(mode).name),
		rank: mode === known ? 0 : 1,
		...(mode === known && { isCertain: true }),
	}));
}

function modeOf(cluster: Cluster, alias: string): string | undefined {
	return cluster.rowsByAlias.get(alias)?.mode;
}
