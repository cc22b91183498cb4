import type { FileId } from '../../base/span.ts';
import type { FileChange } from '../../rules/rule.ts';
import { splitLines } from '../../syntax/lines.ts';
import { declaredHost } from '../../workspace/apply-settings.ts';
import type { Settings } from '../../workspace/settings.ts';

/** A string in a JSON text: where it stands, quotes included, and the keys that lead to it. */
interface JsonString {
	readonly path: readonly string[];
	readonly isKey: boolean;
	readonly value: string;
	readonly start: number;
	readonly end: number;
}

/** Gives another address to the host that the settings declare for a folder; nothing where no settings file does. */
export function redeclared(
	settingsFiles: ReadonlyMap<FileId, string>,
	hosts: Settings['hosts'],
	folder: FileId,
	to: string,
): FileChange[] {
	const path = declaringPath(hosts, folder);
	for (const [file, text] of settingsFiles) {
		const found = stringsOf(text).find(({ path: [first, second, third, ...more], isKey }) => {
			const isAddress = third === undefined || (third === 'address' && more.length === 0);
			return !isKey && first === 'hosts' && second === path && isAddress;
		});
		if (found) return [replaceString(file, text, found, to)];
	}
	return [];
}

/** Follows folders that are renamed in the paths of settings. */
export function repathed(settingsFiles: ReadonlyMap<FileId, string>, from: string, to: string): FileChange[] {
	return [...settingsFiles].flatMap(([file, text]) =>
		stringsOf(text).flatMap((one) => {
			const isPath = one.isKey && one.path.length === 1 && PATHS.has(one.path[0] ?? '');
			const parts = one.value.split('/');
			if (!isPath || !parts.includes(from)) return [];
			return [replaceString(file, text, one, parts.map((part) => (part === from ? to : part)).join('/'))];
		}),
	);
}

/** Settings whose keys are paths. */
const PATHS: ReadonlySet<string> = new Set(['hosts', 'files', 'suppress']);

/** The path under which the settings declare the host of a folder: the longest that fits, as `declaredHost` takes it. */
function declaringPath(hosts: Settings['hosts'], folder: FileId): string | undefined {
	const fitting = Object.entries(hosts).filter(([path, host]) => declaredHost({ [path]: host }, folder));
	return fitting.map(([path]) => path).sort((a, b) => b.length - a.length)[0];
}

function replaceString(file: FileId, text: string, { start, end }: JsonString, value: string): FileChange {
	const range = { start: positionAt(text, start), end: positionAt(text, end) };
	return { kind: 'edit', file, range, newText: JSON.stringify(value) };
}

/** Editors do not count a byte order mark. */
function positionAt(text: string, offset: number) {
	const lines = splitLines(`${text.slice(text.startsWith('\ufeff') ? 1 : 0, offset)}.`); // so that the last line has text
	return { line: lines.length - 1, character: (lines.at(-1)?.text.length ?? 1) - 1 };
}

/** All strings of a JSON text in their order. A text that is no JSON gives some strings or none. */
function stringsOf(text: string): JsonString[] {
	const found: JsonString[] = [];
	const keys: string[] = [];
	let key = '';
	for (const match of text.matchAll(/("(?:[^"\\]|\\.)*")(\s*:)?|[{}[\]]/g)) {
		const [sign, quoted, colon] = match;
		if (sign === '{' || sign === '[') keys.push(key);
		else if (sign === '}' || sign === ']') keys.pop();
		if (quoted === undefined) continue;
		const value = unquoted(quoted);
		const path = keys.slice(1);
		const place = { value, start: match.index, end: match.index + quoted.length };
		found.push(colon ? { ...place, path, isKey: true } : { ...place, path: [...path, key], isKey: false });
		if (colon) key = value;
	}
	return found;
}

function unquoted(quoted: string): string {
	try {
		return String(JSON.parse(quoted));
	} catch {
		return quoted.slice(1, -1);
	}
}
