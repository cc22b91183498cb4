import { unique } from '../../base/collections.ts';
import { type Message, say, type Template } from '../../base/message.ts';
import { resolveName } from '../../catalog/catalog.ts';
import type { ParameterType } from '../../catalog/parameter.ts';
import type { Mode } from '../../catalog/roles.ts';
import { shownValue } from '../../catalog/secrets.ts';
import type { Cluster } from '../../model/cluster.ts';
import { expandAlias, settingsFile, winningEntry } from '../../model/effective.ts';
import type { CfgFile, Entry } from '../../model/files/cfg-file.ts';
import { fileOnHost } from '../../rules/votes.ts';

/** What another alias changes besides the name. */
export interface AliasEffects {
	/** Settings that patterns give to one alias and not to the other. */
	readonly values: readonly Message[];
	/** Folders that are named after the alias: what is stored in the old ones stays there. */
	readonly folders: readonly Message[];
}

/** Finds out what else changes for a node when it is renamed. */
export function aliasEffects(cluster: Cluster, alias: string, to: string): AliasEffects {
	const mode = modeOf(cluster, alias);
	const file = settingsFile(cluster, alias);
	if (!file || mode === undefined) return { values: [], folders: [] };
	const isWorker = mode === 'datanode' || mode === 'computenode';
	const copies = isWorker ? unique([file, ...cluster.packages.flatMap((pkg) => pkg.cluster ?? [])]) : [];
	const changed = copies.map((copy) => valueChanges(cluster, copy, alias, to)).find((found) => found.length > 0);
	return { values: changed ?? [], folders: folderChanges(file, mode, { alias, to, isHa: cluster.isHa }) };
}

function modeOf({ rowsByAlias, mentionsByAlias }: Cluster, alias: string): Mode | undefined {
	const row = rowsByAlias.get(alias);
	if (row) return row.mode;
	const own = mentionsByAlias.get(alias)?.find(({ place }) => place === 'localSite');
	return own?.role === 'controller' || own?.role === 'agent' ? own.role : undefined;
}

/** Lines for the node itself go with it; of all others, patterns tell one alias from the other. */
function valueChanges(cluster: Cluster, file: CfgFile, alias: string, to: string): Message[] {
	const names = unique(file.entries.filter(({ qualifier }) => isPattern(qualifier)).map(({ name }) => name));
	return names.flatMap((name) => {
		const before = winningEntry(file, alias, name);
		const after = winningEntry(file, to, name);
		if (before?.qualifier === alias || before?.value === after?.value) return [];
		return [valueChange(cluster, name, { before, after })];
	});
}

const isPattern = (qualifier: string | undefined) => /[%?]/.test(qualifier ?? '');

function valueChange(
	cluster: Cluster,
	name: string,
	{ before, after }: { readonly before: Entry | undefined; readonly after: Entry | undefined },
): Message {
	const [entry, template] = isPattern(after?.qualifier) ? [after, NOW_FITS] : [before, NO_LONGER_FITS];
	const file = entry?.file ?? '';
	return say(template, {
		name,
		before: shown(before),
		after: shown(after),
		pattern: entry?.qualifier ?? '',
		file: fileOnHost(cluster.packageOfFile.get(file), file),
		line: (entry?.line ?? 0) + 1,
	});
}

const NOW_FITS: Template = {
	en: '{name} {before} → {after}, since {pattern} in line {line} of {file} fits the new alias',
	zh: '{name} {before} → {after}，因为 {file} 第 {line} 行的 {pattern} 匹配新别名',
};
const NO_LONGER_FITS: Template = {
	en: '{name} {before} → {after}, since {pattern} in line {line} of {file} does not fit the new alias',
	zh: '{name} {before} → {after}，因为 {file} 第 {line} 行的 {pattern} 不匹配新别名',
};

function shown(entry: Entry | undefined): Message | string {
	if (!entry) return say({ en: '(not set)', zh: '（未设置）' });
	return shownValue(entry.name, entry.value);
}

const PATHS: ReadonlySet<ParameterType> = new Set(['path', 'pathList', 'coldVolumeList']);

interface Change {
	readonly alias: string;
	readonly to: string;
	readonly isHa: boolean;
}

function folderChanges(file: CfgFile, mode: Mode, change: Change): Message[] {
	const { alias, to } = change;
	const names = unique(file.entries.filter(({ value }) => value.includes('<ALIAS>')).map(({ name }) => name));
	const set = names.flatMap((name) => {
		const parameter = resolveName(name)?.parameter;
		const value = winningEntry(file, alias, name)?.value;
		if (!parameter || !PATHS.has(parameter.type) || !parameter.nodeTypes.includes(mode)) return [];
		if (!value?.includes('<ALIAS>')) return [];
		return [say(FOLDER, { name, before: expandAlias(value, alias), after: expandAlias(value, to) })];
	});
	return livesAtHome(file, mode, change) ? [...set, say(HOME, { alias, to })] : set;
}

/** What keeps data and lies below the home directory, in a folder named after the alias, unless it is set. */
function livesAtHome(file: CfgFile, mode: Mode, { alias, isHa }: Change): boolean {
	const stored =
		mode === 'datanode' ? ['volumes', 'chunkMetaDir'] : mode === 'controller' && isHa ? ['dfsMetaDir'] : [];
	return stored.some((name) => !/^(\/|[A-Za-z]:)/.test(winningEntry(file, alias, name)?.value ?? ''));
}

const FOLDER: Template = { en: '{name} {before} → {after}', zh: '{name} {before} → {after}' };
const HOME: Template = { en: '<HomeDir>/{alias} → <HomeDir>/{to}', zh: '<HomeDir>/{alias} → <HomeDir>/{to}' };
