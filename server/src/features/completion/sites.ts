import { say } from '../../base/message.ts';
import type { Parameter } from '../../catalog/parameter.ts';
import { isHost } from '../../model/files/hosts.ts';
import { sitesValue } from '../../rules/cluster-edits.ts';
import { elementAt } from './elements.ts';
import type { ValuePlace } from './place.ts';
import { type Proposal, part, slotAround } from './proposal.ts';
import { controllerSites, hostOf, ownAgent, ownSites, type SiteChoice } from './site-choices.ts';
import { type SiteWanted, sitePartProposals } from './site-parts.ts';

/** Proposes the site of the process itself, or for an agent that of a controller. */
export function siteProposals(place: ValuePlace, { name }: Parameter): Proposal[] {
	return sitePartProposals(place, place.value, name === 'localSite' ? ownWanted(place) : controllerWanted(place));
}

function ownWanted(place: ValuePlace): SiteWanted {
	const { kind } = place.file;
	const host = hostOf(place);
	const written = place.file.localSite?.site.host; // it may be half an address
	const known = place.cluster.hosts.filter((one) => one !== written && isHost(one));
	const hosts = host === undefined ? known : [host];
	return { choices: ownSites(place), modes: kind === 'cluster' ? [] : [kind], hosts };
}

function controllerWanted(place: ValuePlace): SiteWanted {
	return { choices: controllerSites(place), modes: [], hosts: [] };
}

/** Proposes the whole list of an agent, and one by one what is not listed yet. */
export function siteListProposals(place: ValuePlace): Proposal[] {
	const { token, others } = elementAt(place);
	const listed = new Set(others.map((text) => text.split(':')[2]?.trim()));
	const choices = listChoices(place).filter(({ alias }) => !listed.has(alias));
	return [...wholeList(place), ...sitePartProposals(place, token, { choices, modes: [], hosts: [] })];
}

/** The agent itself comes first in the list, then all controllers. */
function listChoices(place: ValuePlace): readonly SiteChoice[] {
	const self = ownAgent(place);
	const detail = say({ en: 'this agent', zh: '本代理节点' });
	const controllers = controllerSites(place).map(({ isCertain, ...site }) => ({ ...site, mode: 'controller' }));
	const { host, port, alias } = self ?? { host: '', port: '', alias: '' };
	return self ? [{ host, port, alias, mode: 'agent', detail, rank: 0 }, ...controllers] : controllers;
}

function wholeList(place: ValuePlace): Proposal[] {
	const { cluster, value, line, character, raw } = place;
	const self = ownAgent(place);
	if (!self || cluster.controllers.length === 0) return [];
	const text = sitesValue(cluster, self);
	if (text === value.text) return [];
	const slot = slotAround(value, character);
	const detail = say({ en: 'this agent and all controllers', zh: '本代理节点与全部控制节点' });
	// It fits whatever stands there, since it takes the place of it.
	const filter = raw.slice(slot.start, character) || text;
	const range = part(line, slot);
	return [
		{ kind: 'site', label: text, text, range, isWhole: true, filter, detail, isCertain: value.text === '', rank: -1 },
	];
}
