import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { SeenFile } from './file-names.ts';
import { root } from './tokenize.ts';

/** What an extension says about a language in its package.json, as far as it decides which files are of it. */
export interface ContributedLanguage {
	readonly id: string;
	readonly filenames?: readonly string[];
	readonly filenamePatterns?: readonly string[];
	readonly extensions?: readonly string[];
	readonly firstLine?: string;
}

/** The languages that package.json contributes. */
export function contributedLanguages(): readonly ContributedLanguage[] {
	const manifest = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
	return manifest.contributes?.languages ?? [];
}

/** Languages that VS Code brings along, for the files next to ours. The extension `.cfg` has an owner. */
const builtIn: readonly ContributedLanguage[] = [
	{ id: 'plaintext', extensions: ['.txt'] },
	{ id: 'ini', extensions: ['.ini'] },
	{ id: 'properties', extensions: ['.conf', '.properties', '.cfg'] },
];

/**
 * The language VS Code gives to a file. An exact name counts for more than a pattern, of patterns and of extensions the
 * longest counts, the later registration wins, and the first line counts only when nothing else matches.
 */
export function languageOf(file: SeenFile, ours: readonly ContributedLanguage[]): string | undefined {
	const whole = `/${file.path}`.toLowerCase();
	const name = path.posix.basename(whole);
	const languages = [...builtIn, ...ours].reverse();
	const pattern = longest(languages, 'filenamePatterns', (glob) =>
		globToRegExp(glob).test(glob.includes('/') ? whole : name),
	);
	const extension = longest(languages, 'extensions', (ending) => name.endsWith(ending.toLowerCase()));
	const firstLine = (file.firstLine ?? '').replace(/^\u{FEFF}/u, '');
	return (
		languages.find(({ filenames }) => filenames?.some((exact) => exact.toLowerCase() === name))?.id ??
		pattern ??
		extension ??
		languages.find((language) => language.firstLine && firstLine && new RegExp(language.firstLine).test(firstLine))?.id
	);
}

function longest(
	languages: readonly ContributedLanguage[],
	list: 'filenamePatterns' | 'extensions',
	matches: (text: string) => boolean,
): string | undefined {
	const found = languages.flatMap((language) =>
		(language[list] ?? []).filter(matches).map((text) => ({ language, text })),
	);
	return found.sort((a, b) => b.text.length - a.text.length)[0]?.language.id;
}

/** The part of VS Code's globs that package.json uses: `*`, `?`, a leading `**` folder, `[0-9]` and `{a,b}`, not nested. */
function globToRegExp(glob: string): RegExp {
	const source = glob.toLowerCase().replace(/\*\*\/|\*|\?|\[[^\]]*\]|\{[^{}]*\}|[^*?[\]{}]+|./g, (part) => {
		if (part === '**/') return '(?:.*/)?';
		if (part === '*') return '[^/]*';
		if (part === '?') return '[^/]';
		if (part.startsWith('[') && part.length > 1) return part;
		if (part.startsWith('{') && part.length > 1) return `(?:${part.slice(1, -1).split(',').map(literally).join('|')})`;
		if (/[[\]{}]/.test(part)) throw new Error(`unexpected ${part} in ${glob}`);
		return literally(part);
	});
	return new RegExp(`^${source}$`, 'u');
}

function literally(text: string): string {
	return text.replace(/[.\\^$|()+]/g, '\\$&');
}
