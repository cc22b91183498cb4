import { unique } from '../../base/collections.ts';
import { type Message, say } from '../../base/message.ts';
import { resolveName } from '../../catalog/catalog.ts';
import type { Parameter } from '../../catalog/parameter.ts';
import { isWorker } from '../../model/files/nodes-file.ts';
import { siteText } from '../../model/files/site.ts';
import { sitesValue } from '../../rules/cluster-edits.ts';
import { type Place, type Proposal, part } from './proposal.ts';

interface Value {
	readonly text: string;
	readonly detail?: Message;
	readonly rank?: number;
}

/** Proposes values for the parameter of a line: words, sites and nodes of this cluster, what other files say. */
export function valueProposals(place: Place): Proposal[] {
	const { file, text, character } = place;
	const equals = text.indexOf('=');
	const entry = file.entries.find(({ line }) => line === place.line);
	const parameter = entry && resolveName(entry.name)?.parameter;
	if (!entry || !parameter) return [];
	const first = equals + 1 + (text.slice(equals + 1).length - text.slice(equals + 1).trimStart().length);
	const whole = part(place, Math.min(first, character), Math.max(character, text.trimEnd().length));
	const isList = /List$/.test(parameter.type);
	const before = isList ? text.lastIndexOf(',', character - 1) : -1;
	const after = isList ? text.indexOf(',', character) : -1;
	const element = part(
		place,
		before > equals ? before + 1 : whole.start.character,
		after < 0 ? whole.end.character : after,
	);
	const make =
		(range: Proposal['range']) =>
		(value: Value): Proposal => ({
			kind: 'value',
			label: value.text,
			text: value.text,
			range,
			...(value.detail && { detail: value.detail }),
			parameter,
			rank: value.rank ?? 2,
		});
	return [...valuesFor(place, parameter).map(make(element)), ...wholeValues(place, entry.name).map(make(whole))];
}

function valuesFor(place: Place, parameter: Parameter): readonly Value[] {
	const { cluster, file } = place;
	if (parameter.name === 'mode') return file.kind === 'cluster' ? [] : [{ text: file.kind, rank: 1 }];
	if (parameter.type === 'boolean') return [{ text: 'true' }, { text: 'false' }];
	if (parameter.enum) return parameter.enum.map(({ value, en, zh }) => ({ text: value, detail: say({ en, zh }) }));
	if (parameter.type === 'site' || parameter.type === 'siteList') return sites(place, parameter.name);
	if (parameter.type === 'alias' || parameter.type === 'aliasList') {
		return cluster.rows.filter(isWorker).map(({ alias }) => ({ text: alias }));
	}
	return used(place, parameter);
}

/** The sites that a parameter can mean. */
function sites({ cluster, file }: Place, name: string): readonly Value[] {
	const of = (mode: string) => cluster.rows.filter((row) => row.mode === mode);
	const own = cluster.packageOfFile.get(file.id)?.host;
	const near = (host: string) => (host === own ? 1 : 2);
	if (name === 'localSite') return of(file.kind).map((row) => ({ text: siteText(row), rank: near(row.host) }));
	const controllers = cluster.controllers.map((one) => ({ one, text: siteText(one), rank: near(one.host) }));
	if (name === 'controllerSite') return controllers;
	const elements = controllers.map(({ text, rank }) => ({ text: `${text}:controller`, rank: rank + 1 }));
	return [...of('agent').map((row) => ({ text: `${siteText(row)}:agent`, rank: near(row.host) + 1 })), ...elements];
}

/** The list of sites an agent should have, as one proposal. */
function wholeValues({ cluster, file }: Place, name: string): readonly Value[] {
	const self = file.localSite?.site;
	if (name !== 'sites' || !self || cluster.controllers.length === 0) return [];
	const detail = say({ en: 'this agent and all controllers', zh: '本代理节点与全部控制节点' });
	return [{ text: sitesValue(cluster, self), detail, rank: 0 }];
}

/** What other lines of the cluster say, and the default. */
function used({ cluster, file, line }: Place, { name, default: value, sensitive }: Parameter): readonly Value[] {
	if (sensitive) return [];
	const entries = cluster.files.flatMap((one) => (one.kind === 'nodes' ? [] : one.entries));
	const others = entries.filter((entry) => entry.name === name && (entry.line !== line || entry.file !== file.id));
	const texts = unique(others.map((entry) => entry.value).filter((text) => text !== '')).slice(0, 20);
	const byDefault = value !== undefined && value !== '' && !texts.includes(value);
	return [
		...texts.map((text) => ({ text, detail: say({ en: 'used in this cluster', zh: '本集群中已使用' }), rank: 1 })),
		...(byDefault ? [{ text: value, detail: say({ en: 'default', zh: '默认值' }) }] : []),
	];
}
