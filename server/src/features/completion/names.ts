import { say } from '../../base/message.ts';
import { parametersFor } from '../../catalog/catalog.ts';
import type { Parameter } from '../../catalog/parameter.ts';
import { lacks } from '../../catalog/versions.ts';
import { isWorker } from '../../model/files/nodes-file.ts';
import { escaped, type Place, type Proposal, part } from './proposal.ts';

/** What most files of running clusters set comes before what few do. */
const COMMON = new Set([
	...['mode', 'localSite', 'controllerSite', 'sites', 'maxMemSize', 'workerNum', 'maxConnections', 'lanCluster'],
	...['dfsHAMode', 'dfsReplicationFactor', 'dfsReplicaReliabilityLevel', 'dataSync', 'dfsMetaDir'],
	...['volumes', 'chunkMetaDir', 'redoLogDir', 'TSDBRedoLogDir', 'persistenceDir', 'newValuePartitionPolicy'],
	...['OLAPCacheEngineSize', 'TSDBCacheEngineSize', 'maxPubConnections', 'subExecutors'],
]);

/** Proposes the parameters that belong into a file, and in cluster.cfg the nodes that a line can be for. */
export function nameProposals(place: Place): Proposal[] {
	const { file, text, character } = place;
	const equals = text.indexOf('=');
	const keyEnd = equals < 0 ? text.trimEnd().length : text.slice(0, equals).trimEnd().length;
	const start = text.length - text.trimStart().length;
	const dot = file.kind === 'cluster' ? text.slice(0, character).lastIndexOf('.') : -1;
	const from = Math.min(dot >= start ? dot + 1 : start, character);
	const range = part(place, from, Math.max(character, keyEnd));
	const qualifier = dot >= start ? text.slice(start, dot) : undefined;
	const lineOf = linesByName(place, qualifier);
	const names = parametersFor(file.kind)
		.filter((parameter) => isOffered(parameter, place))
		.map((parameter): Proposal => {
			const line = lineOf.get(parameter.name);
			return {
				kind: 'parameter',
				label: parameter.name,
				...(equals < 0 ? { text: withValue(parameter), isSnippet: true } : { text: parameter.name }),
				range,
				detail:
					line === undefined
						? `${parameter.type}${parameter.default === undefined ? '' : ` = ${parameter.default}`}`
						: say({ en: 'set already on line {line}', zh: '已在第 {line} 行设置' }, { line: line + 1 }),
				parameter,
				rank: line !== undefined ? 3 : COMMON.has(parameter.name) ? 1 : 2,
			};
		});
	return qualifier === undefined && file.kind === 'cluster' ? [...names, ...prefixes(place, range)] : names;
}

function isOffered({ commandLineOnly, deprecated, sameAs, since }: Parameter, { installation }: Place): boolean {
	const { serverVersion } = installation;
	if (commandLineOnly || deprecated || sameAs) return false;
	return serverVersion === undefined || !since || !lacks(serverVersion, since);
}

/** The lines that set a parameter for the same nodes; the one under the cursor does not count. */
function linesByName({ file, line }: Place, qualifier: string | undefined): ReadonlyMap<string, number> {
	const same = file.entries.filter((entry) => entry.line !== line && entry.qualifier === qualifier);
	return new Map(same.map((entry) => [entry.name, entry.line]));
}

/** The name with its value to fill in: a choice where there are few, else the default. */
function withValue({ name, type, enum: words, default: value }: Parameter): string {
	if (type === 'boolean') return `${name}=\${1|true,false|}`;
	const choices = (words ?? []).map((word) => word.value).filter((word) => !/[,|\\$}]/.test(word));
	if (choices.length > 0) return `${name}=\${1|${choices.join(',')}|}`;
	return value === undefined || value === '' ? `${name}=$1` : `${name}=\${1:${escaped(value)}}`;
}

function prefixes({ cluster }: Place, range: Proposal['range']): Proposal[] {
	return cluster.rows.filter(isWorker).map(({ alias, modeText }) => ({
		kind: 'node',
		label: `${alias}.`,
		text: `${alias}.`,
		range,
		detail: modeText,
		rank: 4,
	}));
}
