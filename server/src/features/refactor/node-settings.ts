import { remembering } from '../../base/remember.ts';
import { resolveName } from '../../catalog/catalog.ts';
import type { Cluster } from '../../model/cluster.ts';
import type { CfgFile, Entry } from '../../model/files/cfg-file.ts';
import type { NodeRow } from '../../model/files/nodes-file.ts';
import { settingsText } from '../../model/settings-file.ts';
import { clusterFiles } from '../../rules/cluster/copies.ts';
import { workersOf } from '../../rules/cluster/memory.ts';
import type { Place } from './refactoring.ts';

/** A line of cluster.cfg about a parameter that every node can have for itself. */
export interface NodeSetting {
	readonly file: CfgFile;
	readonly entry: Entry;
	/** All lines of the parameter in the file. */
	readonly lines: readonly Entry[];
	/** The nodes that the parameter means something to. */
	readonly nodes: readonly NodeRow[];
}

/** The setting at a place; nothing where the line, or another one of the parameter, has a slip that fixes mend. */
export function settingHere({ cluster, file, range }: Place): NodeSetting | undefined {
	if (file.kind !== 'cluster' || !clusterFiles(cluster).includes(file)) return undefined;
	const entry = file.entries.find(({ line }) => line === range.start.line);
	if (!entry || entry.name === '' || entry.value === '') return undefined;
	const parameter = resolveName(entry.name)?.parameter;
	if (parameter && !parameter.perNode) return undefined;
	const isSame = ({ name }: Entry) => name === entry.name || (parameter && resolveName(name)?.parameter === parameter);
	const lines = file.entries.filter(isSame);
	const cut = new Set(file.cuts.map(({ first }) => first));
	const isClear = (one: Entry) => one.name === entry.name && !one.repair && !cut.has(one.line);
	if (!lines.every(isClear) || hasTwins(lines)) return undefined;
	const applies = ({ mode }: NodeRow) => !parameter || (mode !== undefined && parameter.nodeTypes.includes(mode));
	return { file, entry, lines, nodes: workersOf(cluster).filter(applies) };
}

function hasTwins(lines: readonly Entry[]): boolean {
	return new Set(lines.map(({ qualifier }) => qualifier)).size < lines.length;
}

/** Does the same in every copy of cluster.cfg that says the same: `at` finds there the line that an entry stands for. */
export function inCopies<T>(
	cluster: Cluster,
	file: CfgFile,
	change: (copy: CfgFile, at: (entry: Entry) => Entry) => readonly T[],
): T[] {
	const isSame = (copy: CfgFile) => settingsOf(copy) === settingsOf(file);
	return clusterFiles(cluster)
		.filter(isSame)
		.flatMap((copy) => {
			const byKey = new Map(copy.entries.map((entry) => [entry.syntax.key.text, entry]));
			return change(copy, (entry) => byKey.get(entry.syntax.key.text) ?? entry);
		});
}

/** What a file sets, whatever the order. */
const settingsOf = remembering((file: CfgFile): string => settingsText(file).split('\n').sort().join('\n'));
