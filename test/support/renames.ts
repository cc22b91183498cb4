import type { FileId, Position } from '../../server/src/base/span.ts';
import { resolveName } from '../../server/src/catalog/catalog.ts';
import { prepareRename, rename } from '../../server/src/features/navigation/rename.ts';
import { type Abilities, isRefused, type Renaming } from '../../server/src/features/navigation/renaming.ts';
import type { Cluster } from '../../server/src/model/cluster.ts';
import { deploymentMode } from '../../server/src/model/deployment-mode.ts';
import { effectiveValue, settingsFile } from '../../server/src/model/effective.ts';
import { applyChanges } from '../../server/src/rules/apply-changes.ts';
import type { Snapshot } from '../../server/src/workspace/workspace.ts';
import type { Files } from './arbitraries/files.ts';

/** An editor that can do everything, in a workspace without settings files. */
export const canAll: Abilities = { asks: true, renamesFolders: true, settingsFiles: new Map() };

/** Something that can be renamed, and a place where it stands. */
export interface Renamable {
	readonly kind: 'alias' | 'host' | 'port';
	readonly name: string;
	/** The name as it is written at the place. */
	readonly text: string;
	readonly alias: string | undefined;
	readonly file: FileId;
	readonly position: Position;
}

/** Everything in the files of a snapshot that can be renamed, each once, looked for along every line. */
export function renamables(snapshot: Snapshot): Renamable[] {
	const found = new Map<string, Renamable>();
	for (const [file, { tree }] of snapshot.files) {
		for (const [line, { text }] of tree.lines.entries()) {
			for (let character = 0; character <= text.length; character++) {
				const position = { line, character };
				const symbol = prepareRename(snapshot, file, position);
				if (isRefused(symbol)) continue;
				character = Math.max(character, symbol.range.end.character - 1); // all of its columns are the same
				const { cluster, kind, name, text: written, alias } = symbol;
				const key = `${cluster.id} ${kind} ${name} ${alias}`;
				if (!found.has(key)) found.set(key, { kind, name, text: written, alias, file, position });
			}
		}
	}
	return [...found.values()];
}

/** A rename that has to be possible, with all of its groups. */
export function renamed(
	snapshot: Snapshot,
	{ file, position }: Pick<Renamable, 'file' | 'position'>,
	to: string,
	abilities = canAll,
): Renaming {
	const result = rename(snapshot, file, position, to, abilities);
	if (isRefused(result)) throw new Error(`refused to rename to ${to}: ${JSON.stringify(result.refusal)}`);
	return result;
}

/** The texts after all changes of a rename; folders move with everything in them. */
export function textsAfter(texts: Files, { groups }: Renaming): Map<string, string> {
	const changes = groups.flatMap((group) => group.changes);
	const edited = applyChanges(
		texts,
		changes.filter(({ kind }) => kind === 'edit'),
	);
	return new Map([...edited].map(([id, text]) => [idAfter(id, { groups }), text]));
}

/** What a file is called after the folders of a rename have moved. */
export function idAfter(id: FileId, { groups }: Pick<Renaming, 'groups'>): FileId {
	for (const change of groups.flatMap((group) => group.changes)) {
		if (change.kind === 'rename' && id.startsWith(`${change.from}/`)) return change.to + id.slice(change.from.length);
	}
	return id;
}

/** Where a place is after a rename, by the edits before it on its line. */
export function positionAfter(
	{ file, position }: Pick<Renamable, 'file' | 'position'>,
	{ groups }: Renaming,
): Position {
	let { character } = position;
	for (const change of groups.flatMap((group) => group.changes)) {
		if (change.kind !== 'edit' || change.file !== file || change.range.start.line !== position.line) continue;
		const { start, end } = change.range;
		if (end.character < position.character) character += change.newText.length - (end.character - start.character);
		else if (start.character <= position.character) character -= position.character - start.character;
	}
	return { line: position.line, character };
}

/** Whether a rename says that it changes settings. */
export function changesSettings({ groups }: Renaming): boolean {
	return groups.some(({ label }) => label?.template.en.includes('settings'));
}

/** How the parts of a site are called after a rename. */
export interface Called {
	host(host: string, alias: string): string;
	port(port: string, alias: string): string;
	alias(alias: string): string;
}

/** Everything stays as it is called. */
export const asBefore: Called = { host: (host) => host, port: (port) => port, alias: (alias) => alias };

/** What a cluster says, as plain data with names as they shall be: equal for clusters that are the same up to a rename. */
export function portrait(cluster: Cluster, called: Called): unknown {
	const site = ({ host, port, alias }: { host: string; port: string; alias: string }) =>
		`${called.host(host, alias)}:${called.port(port, alias)}:${called.alias(alias)}`;
	return {
		mode: deploymentMode(cluster).kind,
		rows: cluster.nodesFiles.map((file) =>
			file.rows.map((row) => [site(row), row.modeText, row.computeGroup, row.zone].join(',')),
		),
		controllers: cluster.controllers.map(site).sort(),
		mentions: cluster.mentions.map((one) => `${one.place} ${one.role} ${site(one.site)}`).sort(),
		settings: cluster.rows.map(({ alias }) => [called.alias(alias), ...valuesOf(cluster, alias)].join('\n')).sort(),
	};
}

/** Values that name nodes or hosts, which may be called otherwise afterwards. */
const NAMING: ReadonlySet<string> = new Set([
	...['site', 'siteList', 'hostPort', 'hostName'],
	...['alias', 'aliasList', 'raftGroups', 'raftLearners'],
]);

function valuesOf(cluster: Cluster, alias: string): string[] {
	const names = new Set(settingsFile(cluster, alias)?.entries.map(({ name }) => name));
	return [...names]
		.filter((name) => !NAMING.has(resolveName(name)?.parameter.type ?? ''))
		.map((name) => `${name}=${effectiveValue(cluster, alias, name)?.value}`);
}
