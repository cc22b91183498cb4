import type { Position } from '../../base/span.ts';
import { resolveName } from '../../catalog/catalog.ts';
import type { ParameterType } from '../../catalog/parameter.ts';
import type { Cluster } from '../../model/cluster.ts';
import type { CfgFile } from '../../model/files/cfg-file.ts';
import { unglued } from '../../model/files/cfg-repairs.ts';
import type { ConfigFile } from '../../model/files/config-file.ts';
import type { NodesFile } from '../../model/files/nodes-file.ts';
import type { Installation } from '../../model/installation.ts';
import type { Package } from '../../model/package.ts';
import { type CfgEntryLine, parseCfg } from '../../syntax/cfg.ts';
import { type Token, tokenBetween } from '../../syntax/lines.ts';
import type { Snapshot } from '../../workspace/workspace.ts';

/** A file that is being written, and what is known around it. */
export interface Scene<File extends ConfigFile = ConfigFile> {
	readonly snapshot: Snapshot;
	/** The cluster of the file, or the one that a new file is going to belong to. */
	readonly cluster: Cluster;
	readonly file: File;
	readonly pkg: Package | undefined;
	readonly installation: Installation;
}

/** A line that is being written. */
export interface Place<File extends ConfigFile = ConfigFile> extends Scene<File>, Position {
	/** As it stands there. */
	readonly raw: string;
	/** With the separators that are meant by full-width ones, column by column. */
	readonly text: string;
}

/** A row that is being written. */
export interface RowPlace extends Place<NodesFile> {
	/** Its columns as far as they are there. */
	readonly fields: readonly Token[];
}

/** What stands before the `=` of the setting that the cursor is in. */
export interface KeyPlace extends Place<CfgFile> {
	readonly key: Token;
	readonly qualifier: Token | undefined;
	readonly name: Token;
	/** What follows: a value behind `=`, other text, or nothing. */
	readonly follows: 'value' | 'text' | 'nothing';
	/** The value, where there is one. */
	readonly value?: string;
}

/** What stands behind it. */
export interface ValuePlace extends Place<CfgFile> {
	readonly qualifier: string | undefined;
	readonly name: string;
	readonly value: Token;
}

/** Which part of a setting the cursor is in; nothing in comments. */
export function settingAt(place: Place<CfgFile>): { key: KeyPlace } | { value: ValuePlace } | undefined {
	const { text, character } = place;
	const [line] = parseCfg(text).lines;
	if (/^[\s\ufeff]*\/\//.test(text) || line?.kind === 'comment') return undefined;
	if (line?.kind !== 'entry') return { key: { ...place, ...wordAt(text, character) } };
	const entry = entryAt(line, character);
	if (character <= entry.equals) return { key: keyPlace(place, entry) };
	return { value: valuePlace(place, entry) };
}

function keyPlace(place: Place<CfgFile>, { key, qualifier, name, value }: CfgEntryLine): KeyPlace {
	return { ...place, key, qualifier, name, value: value.text, follows: 'value' };
}

/** In paths and other free text full-width signs are no separators. */
function valuePlace(place: Place<CfgFile>, { qualifier, name, value }: CfgEntryLine): ValuePlace {
	const { text, raw } = place;
	const type = resolveName(name.text)?.parameter.type;
	const isFree = type !== undefined && FREE.has(type);
	return {
		...place,
		text: isFree ? text.slice(0, value.start) + raw.slice(value.start) : text,
		qualifier: qualifier?.text,
		name: name.text,
		value,
	};
}

const FREE: ReadonlySet<ParameterType> = new Set(['path', 'pathList', 'coldVolumeList', 'string', 'stringList', 'url']);

/** Of settings that stand glued together, the one that the cursor is in. */
function entryAt(line: CfgEntryLine, character: number): CfgEntryLine {
	const entries = unglued(line) ?? [line];
	return entries.findLast(({ key }, at) => at === 0 || key.start < character) ?? line;
}

/** The word at the cursor, of a line without `=`, with what stands before it. */
function wordAt(text: string, character: number): Pick<KeyPlace, 'key' | 'qualifier' | 'name' | 'follows'> {
	const content = tokenBetween(text, 0, text.length);
	const isInside = content.text !== '' && content.start < character;
	const rest = (isInside ? /^\S*/ : /^\s*\S*/).exec(text.slice(character))?.[0] ?? '';
	const end = character + (content.text === '' ? 0 : rest.length);
	const key = tokenBetween(text, isInside ? content.start : character, end);
	const follows = text.slice(end).trim() === '' ? 'nothing' : 'text';
	const dot = key.text.indexOf('.');
	if (dot < 0) return { key, qualifier: undefined, name: key, follows };
	const at = key.start + dot;
	return { key, qualifier: tokenBetween(text, key.start, at), name: tokenBetween(text, at + 1, key.end), follows };
}
