import { type Message, say } from '../../base/message.ts';
import { parametersFor } from '../../catalog/catalog.ts';
import type { Parameter } from '../../catalog/parameter.ts';
import type { Mode } from '../../catalog/roles.ts';
import { typeNames } from '../../catalog/type-names.ts';
import { isWorker } from '../../model/files/nodes-file.ts';
import { reachedBy } from '../../rules/cluster/qualifiers.ts';
import { offeredForNodes, offeredIn } from './offered.ts';
import type { KeyPlace } from './place.ts';
import { prefixProposals, zonesOf } from './prefixes.ts';
import { type Proposal, part, slotAround } from './proposal.ts';
import { placeholder } from './snippet.ts';
import { likelyValues } from './values.ts';

/** Proposes the parameters that belong into a file, and the nodes or zones that a line can be for. */
export function nameProposals(place: KeyPlace): Proposal[] {
	const { character, qualifier, name } = place;
	const prefixes = prefixProposals(place);
	if (qualifier && character <= qualifier.end) return prefixes;
	const range = part(place.line, slotAround(name, character));
	const lineOf = linesByName(place);
	const names = parametersAt(place).map((parameter, at): Proposal => {
		const line = lineOf.get(parameter.name);
		return {
			kind: 'parameter',
			label: parameter.name,
			...written(parameter, place),
			range,
			detail: line === undefined ? factsOf(parameter) : alreadySet(line),
			parameter,
			rank: line !== undefined ? at + ALREADY_SET : isMeant(parameter, place) ? at - ALREADY_SET : at,
		};
	});
	return [...names, ...prefixes];
}

/** Behind all that is not set yet. */
const ALREADY_SET = 10_000;

/** Whether a value that waits for its name is a word of the parameter. */
function isMeant({ enum: words = [] }: Parameter, { key, value }: KeyPlace): boolean {
	return key.text === '' && words.some((word) => word.value === value);
}

function parametersAt({ cluster, file, installation, qualifier }: KeyPlace): readonly Parameter[] {
	const { serverVersion } = installation;
	if (!qualifier) return offeredIn(file.kind, serverVersion);
	if (file.kind === 'controller') {
		return parametersFor('controller').filter(
			({ name }) => name === 'dfsReplicationFactor' && zonesOf(cluster).length > 0,
		);
	}
	if (file.kind !== 'cluster') return []; // no other file has lines for single nodes
	const row = cluster.rowsByAlias.get(qualifier.text);
	if (row && !isWorker(row) && row.mode) return []; // cluster.cfg says nothing to controllers and agents
	const reached = reachedBy(cluster, qualifier.text).flatMap((alias) => cluster.rowsByAlias.get(alias)?.mode ?? []);
	return offeredForNodes(serverVersion, new Set<Mode>(reached.length > 0 ? reached : ['datanode', 'computenode']));
}

/** The lines that set a parameter for the same nodes; the one under the cursor does not count. */
function linesByName({ file, line, qualifier, key }: KeyPlace): ReadonlyMap<string, number> {
	const same = file.entries.filter(
		(entry) => entry.qualifier === qualifier?.text && (entry.line !== line || entry.syntax.key.start !== key.start),
	);
	return new Map(same.map((entry) => [entry.name, entry.line]));
}

function alreadySet(line: number): Message {
	return say({ en: 'set already on line {line}', zh: '已在第 {line} 行设置' }, { line: line + 1 });
}

/** The type and the default: `integer = 4`. */
function factsOf({ type, default: value, sensitive }: Parameter): Message {
	const name = say(typeNames[type]);
	if (value === undefined || value === '' || sensitive) return name;
	return say({ en: '{name} = {value}', zh: '{name} = {value}' }, { name, value });
}

/** The name alone where a value is there already, else with a place to fill it in. */
function written(parameter: Parameter, place: KeyPlace): Pick<Proposal, 'text' | 'isSnippet'> {
	if (place.follows === 'value') return { text: parameter.name };
	if (place.follows === 'text') return { text: `${parameter.name}=` }; // what stands there becomes the value
	return { text: `${parameter.name}=${placeholder(1, likelyValues(parameter, place))}`, isSnippet: true };
}
