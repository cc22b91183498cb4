import { baseName, folderOf } from '../base/paths.ts';
import type { FileId } from '../base/span.ts';
import { findParameter } from '../catalog/catalog.ts';
import type { FileKind } from '../catalog/file-kinds.ts';
import { type CfgEntryLine, parseCfg } from '../syntax/cfg.ts';

/** What a file looks like by itself: its kind, and whether that is certain. Nothing for files of other programs. */
export interface Look {
	readonly kind: FileKind;
	/** Only content that nobody else's files have is certain; a file without any belongs where its folder belongs. */
	readonly certain: boolean;
}

/** Files larger than this are judged by their beginning: signs stand early, and nobody waits for the rest. */
const JUDGED = 64 * 1024;

/** Looks at one file. A setting can say what it is. */
export function lookAt(id: FileId, text: string, said: FileKind | 'none' | undefined): Look | undefined {
	if (said !== undefined) return said === 'none' ? undefined : { kind: said, certain: true };
	const written = text.slice(0, JUDGED);
	const start = isOurName(id) ? readable(written) : written;
	const kind = isSetAside(id) || looksForeign(start) ? undefined : kindOf(id, start);
	if (kind === undefined) return undefined;
	const certain = looksLikeOurs(kind, start);
	return certain || (kindByName(id) && !written.includes('\0')) ? { kind, certain } : undefined;
}

/** Which files of a workspace are DolphinDB's: an empty agent.cfg beside a cluster.nodes, say, is one. */
export function classify(looks: ReadonlyMap<FileId, Look>): Map<FileId, FileKind> {
	const ours = [...looks].filter(([, { certain }]) => certain);
	const folders = new Set(ours.map(([id]) => folderOf(id)));
	const taken = [...looks].filter(([id, { certain }]) => certain || folders.has(folderOf(id)));
	// In order of names, whatever the order in which files were read: findings must not depend on it.
	return new Map(taken.map(([id, { kind }]) => [id, kind] as const).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Whether a file could be one of ours by its name, so that it is worth reading. */
export function isCandidate(id: FileId): boolean {
	return kindByName(id) !== undefined || (/\.cfg$/i.test(id) && !baseName(id).startsWith('.'));
}

/** Whether a file has exactly the name under which the server looks for it. */
function isOurName(id: FileId): boolean {
	return /^(cluster\.nodes|(controller|agent|cluster|dolphindb)\.cfg)$/i.test(baseName(id));
}

/** A text without what is left of UTF-16 that was read as UTF-8: what it says counts, and a rule reports the rest. */
function readable(text: string): string {
	return text.replace(/[\0\ufffd]/g, '');
}

/** The kind a file has by name, else by its keys, else by `mode`. */
function kindOf(id: FileId, text: string): FileKind | undefined {
	return kindByName(id) ?? (/\.cfg$/i.test(id) && !baseName(id).startsWith('.') ? contentKind(text) : undefined);
}

const NAME = /(?:^|[._-])(controller|agent|cluster|dolphindb)[0-9_-]*\.cfg$/i;

/** The kind that the name of a file says it has; nothing for a name that says nothing. */
export function kindByName(id: FileId): FileKind | undefined {
	const name = baseName(id);
	if (name.startsWith('.')) return undefined;
	if (/\.nodes$/i.test(name)) return 'nodes';
	const stem = NAME.exec(name)?.[1]?.toLowerCase();
	return stem === 'dolphindb' ? 'single' : (stem as FileKind | undefined); // the pattern has only kinds
}

function contentKind(text: string): FileKind | undefined {
	const entries = entriesOf(text);
	const value = (name: string) => entries.find((entry) => entry.name.text === name)?.value.text;
	const hasSite = /^[^:\s]*:\d+:\S+$/.test(value('localSite') ?? '');
	const mode = value('mode');
	if (!hasSite && !isKnownMode(mode)) return undefined;
	if (mode === 'datanode' || mode === 'computenode') return 'single'; // a node with a file of its own, without an agent
	if (value('controllerSite') !== undefined || mode === 'agent') return 'agent';
	if (mode === 'controller' || entries.some((entry) => entry.name.text.startsWith('dfs'))) return 'controller';
	return 'single';
}

function isKnownMode(mode: string | undefined): boolean {
	return mode !== undefined && /^(controller|agent|datanode|computenode|single)$/.test(mode);
}

/** A sign that only DolphinDB's files show. */
function looksLikeOurs(kind: FileKind, text: string): boolean {
	if (kind === 'nodes') return /^\ufeff?\s*localSite\s*,/i.test(text) || SITE_ROW.test(text);
	return entriesOf(text).some(
		({ name, value }) =>
			(name.text === 'localSite' && value.text.split(':').length >= 3) ||
			(isTelling(name.text) && findParameter(name.text) !== undefined) ||
			(name.text === 'mode' && isKnownMode(value.text)),
	);
}

/** Names with an inner capital are hardly anybody else's; `mode`, `home`, `config` and the like are everybody's. */
function isTelling(name: string): boolean {
	return /[a-z][A-Z]/.test(name) || name === 'volumes' || name === 'sites';
}

// In both patterns nothing runs across lines, or else they would look at the rest of the text from every line.
const SITE_ROW = /^[^\s:,=]+:\d+:[^,\r\n\u2028\u2029]*,[ \t]*(controller|agent|datanode|computenode)/m;
const FOREIGN =
	/^[ \t\ufeff]*(\[[^\]\r\n\u2028\u2029]+\][ \t]*$|- \w+:|bind "|[A-Za-z_]+ "[^"\r\n\u2028\u2029]*"[ \t]*$)/m;

/** A sign of another program's file: INI sections, YAML lists, game console commands. */
function looksForeign(text: string): boolean {
	return FOREIGN.test(text) || text.includes('\0');
}

/** Whether a file is a copy kept aside, or one that a plan has yet to install: in a folder or under a name that says so. */
function isSetAside(id: FileId): boolean {
	return id.split('/').some((part) => part === 'planned-files' || SET_ASIDE.test(part));
}

const SET_ASIDE = /(\.(bak|orig|old|retired|backup)([._-].*)?|~)$/i;

function entriesOf(text: string): CfgEntryLine[] {
	return parseCfg(text).lines.filter((line) => line.kind === 'entry');
}
