import { say } from '../../base/message.ts';
import { findParameter } from '../../catalog/catalog.ts';
import type { Parameter } from '../../catalog/parameter.ts';
import { modeFacts } from '../../catalog/roles.ts';
import { usageOf } from '../../catalog/usage.ts';
import type { CfgFile } from '../../model/files/cfg-file.ts';
import type { Draft, DraftLine } from './draft.ts';
import { offeredIn } from './offered.ts';
import type { KeyPlace, Place } from './place.ts';
import { placeholder } from './snippet.ts';
import { likelyValues } from './values.ts';

/** What most files of a kind set, with the values that the cluster suggests, where no other file tells more. */
export function templateFor(place: Place): Draft[] {
	const { file, pkg } = place;
	const detail = say({ en: 'what most such files say', zh: '此类文件的常见内容' });
	const lines = file.kind === 'nodes' ? rowsFor(pkg?.host) : settingsFor({ ...place, file });
	return [{ name: '', detail, lines }];
}

function settingsFor(place: Place<CfgFile>): DraftLine[] {
	const { character, file, installation } = place;
	const nothing = { text: '', start: character, end: character };
	const key: KeyPlace = { ...place, key: nothing, name: nothing, qualifier: undefined, follows: 'nothing' };
	const offered = offeredIn(file.kind, installation.serverVersion);
	const most = Math.max(...offered.map((parameter) => usageOf(parameter, file.kind)));
	const usual = offered.filter((parameter) => usageOf(parameter, file.kind) * 2 > most);
	const first = FIRST.flatMap((name) => (isNeeded(name, place) ? (findParameter(name) ?? []) : []));
	const others = usual.filter(({ name }) => !FIRST.includes(name));
	return [...first, ...others].map((parameter, at) => lineFor(parameter, key, at + 1));
}

/** What a file says of its process, before everything else. */
const FIRST: readonly string[] = ['mode', 'localSite', 'controllerSite', 'sites', 'dfsHAMode'];

function isNeeded(name: string, { cluster, file }: Place<CfgFile>): boolean {
	if (name === 'dfsHAMode') return file.kind === 'controller' && cluster.isHa;
	if (name === 'sites') return file.kind === 'agent' && cluster.isHa;
	return file.kind !== 'cluster' && (name !== 'controllerSite' || file.kind === 'agent');
}

function lineFor(parameter: Parameter, key: KeyPlace, tabstop: number): DraftLine {
	const values = likelyValues(parameter, key);
	const { name } = parameter;
	return { snippet: `${name}=${placeholder(tabstop, values)}`, shown: `${name}=${values[0] ?? ''}` };
}

/** The header, and what a host has at least: an agent, and a data node that it starts. */
function rowsFor(host: string | undefined): DraftLine[] {
	const rows = (['agent', 'datanode'] as const).map((mode, at): DraftLine => {
		const alias = mode === 'agent' ? 'agent1' : 'node1';
		const rest = `:${modeFacts(mode).examplePort}:${alias},${mode}`;
		return { snippet: (host ?? (at === 0 ? `\${1:${EXAMPLE}}` : '$1')) + rest, shown: (host ?? EXAMPLE) + rest };
	});
	return [{ snippet: HEADER, shown: HEADER }, ...rows];
}

const HEADER = 'localSite,mode';
const EXAMPLE = '192.168.1.11';
