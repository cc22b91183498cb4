import { groupBy, unique } from '../../base/collections.ts';
import { type Message, say } from '../../base/message.ts';
import { remembering } from '../../base/remember.ts';
import type { Location } from '../../base/span.ts';
import type { Cluster } from '../../model/cluster.ts';
import { effectiveValue } from '../../model/effective.ts';
import type { CfgFile, Entry } from '../../model/files/cfg-file.ts';
import { switchOf } from '../../model/switches.ts';
import { attempts, checkedAt, isEmpty, isWhole } from '../cfg/settings.ts';
import { appendLines, replaceAt } from '../edits.ts';
import { fileAt } from '../places.ts';
import { NODE_SETTINGS, type Reads, reading, WHOLE } from '../reads.ts';
import type { FileChange } from '../rule.ts';
import { listed } from '../votes.ts';
import { clusterFiles } from './copies.ts';
import { sharedCfg, workersOf } from './memory.ts';

/** The processes that one line, or its absence, holds for: a controller, an agent, some data and compute nodes. */
export interface Part {
	readonly file: CfgFile;
	readonly entry: Entry | undefined;
	/** Whether the switch is on; the default where there is no line. */
	readonly isOn: boolean;
	/** The processes, for messages. */
	readonly who: Message;
}

/** What `partsOf` reads for some switches. */
export function partsRead(names: readonly string[]): Reads {
	const own = [...names, ...WHOLE];
	return reading(NODE_SETTINGS, { controller: own, agent: own, cluster: ['excerpt'] });
}

/** How a switch stands in each part of the cluster. Parts that cannot be read, or may be excerpts, are left out. */
export function partsOf(cluster: Cluster, name: string, isOnByDefault: boolean): readonly Part[] {
	const shared = sharedCfg(cluster);
	const lines = [
		...ownFiles(cluster).map((file) => ({ file, entry: entryIn(file, name), who: nameOf(file) })),
		...(shared ? sharedLines(cluster, shared, name) : []),
	];
	return lines.flatMap((line) => {
		const isOn = line.entry ? switchOf(line.entry) : isOnByDefault;
		const isCertain = isOn !== undefined && (line.entry !== undefined || !attempts(line.file, name));
		return isCertain ? [{ ...line, isOn }] : [];
	});
}

/** The files of controllers and agents, excerpts left out. Several rules ask for them, each for several switches. */
const ownFiles = remembering((cluster: Cluster) =>
	unique(cluster.packages.flatMap(({ controller, agent }) => [controller, agent]))
		.filter((file) => file !== undefined)
		.filter(isWhole),
);

/** The place of a part: the value of its line, else the beginning of its file. */
export function partAt({ file, entry }: Part): Location {
	return entry ? checkedAt(entry) : fileAt(file);
}

function entryIn(file: CfgFile, name: string): Entry | undefined {
	return file.common.get(name) ?? inAnyCase(file).get(name.toLowerCase());
}

/** The settings of a file for all nodes by their names in small letters; of several the last. */
const inAnyCase = remembering(
	({ common }: CfgFile) => new Map([...common.values()].map((entry) => [entry.name.toLowerCase(), entry])),
);

function nameOf(file: CfgFile): Message {
	const alias = file.localSite?.site.alias ?? '';
	if (alias !== '') return say({ en: '{alias}', zh: '{alias}' }, { alias });
	return file.kind === 'agent'
		? say({ en: 'the agent', zh: '代理节点' })
		: say({ en: 'the controller', zh: '控制节点' });
}

/** The lines of cluster.cfg for a parameter; one part where no node has a line of its own. */
function sharedLines(cluster: Cluster, file: CfgFile, name: string): readonly Omit<Part, 'isOn'>[] {
	const wanted = name.toLowerCase();
	const own = file.entries.filter((entry) => entry.qualifier !== undefined && entry.name.toLowerCase() === wanted);
	const all = {
		file,
		entry: entryIn(file, name),
		who: say({ en: 'data and compute nodes', zh: '数据节点和计算节点' }),
	};
	if (isEmpty(file) && cluster.rows.length === 0) return [];
	if (own.length === 0) return [all];
	const workers = workersOf(cluster);
	if (workers.length === 0) {
		const each = own.map((entry) => ({ file, entry, who: named([entry.qualifier ?? '']) }));
		return all.entry ? [...each, all] : each;
	}
	return [...groupBy(workers, ({ alias }) => effectiveValue(cluster, alias, name)?.entry)].map(([entry, rows]) => ({
		file,
		entry,
		who: named(rows.map(({ alias }) => alias)),
	}));
}

function named(aliases: readonly string[]): Message {
	return say({ en: '{aliases}', zh: '{aliases}' }, { aliases: listed(aliases) });
}

/** A value for some switches. */
export interface Switching {
	readonly names: readonly string[];
	readonly value: string;
	readonly isOn: boolean;
}

/** Sets switches in all controller.cfg, agent.cfg and cluster.cfg files, copies included. */
export function setEverywhere(cluster: Cluster, switching: Switching): FileChange[] {
	return unique([...ownFiles(cluster), ...clusterFiles(cluster)]).flatMap((file) => setIn(file, switching));
}

function setIn(file: CfgFile, { names, value, isOn }: Switching): FileChange[] {
	const lines = names.map((name) => file.entries.filter((entry) => entry.name.toLowerCase() === name.toLowerCase()));
	const wrong = lines.flat().filter((entry) => switchOf(entry) !== isOn);
	const isMissing = (_: string, at: number) => !lines[at]?.some(({ qualifier }) => qualifier === undefined);
	const missing = names.filter(isMissing).map((name) => `${name}=${value}`);
	return [
		...wrong.map((entry) => replaceAt(checkedAt(entry), value)),
		...(missing.length > 0 ? [appendLines(file, missing)] : []),
	];
}
