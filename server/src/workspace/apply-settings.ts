import type { FileId } from '../base/span.ts';
import type { FileKind } from '../catalog/file-kinds.ts';
import type { HostDeclaration, Installation } from '../model/installation.ts';
import type { Rule, Severity } from '../rules/rule.ts';
import type { Settings } from './settings.ts';

/** The severity of a rule: as set for the rule, else for its group, else as the finding has it. */
export function severityOf({ severity, disabledRules }: Settings, code: string, own: Severity): Severity | 'off' {
	const group = code.split('-')[0] ?? '';
	if (disabledRules.includes(code)) return 'off';
	return severity[code] ?? (disabledRules.includes(group) ? 'off' : severity[group]) ?? own;
}

/** Whether a rule may find errors, by itself or because settings call what it finds one. */
export function mayBeError(rule: Rule, settings: Settings): boolean {
	const severities = [rule.severity, ...(rule.worst ? [rule.worst] : [])];
	return severities.some((own) => severityOf(settings, rule.code, own) === 'error');
}

/** What settings switch off for one file; a pattern is for many, and need not be of use in each. */
export function offFor({ suppress }: Settings, file: FileId): readonly string[] {
	const own = Object.entries(suppress).filter(([path]) => !path.includes('*') && matchesPath(path, file));
	return own.flatMap(([, codes]) => codes);
}

/** Whether settings switch a rule off in a file. */
export function isSuppressed({ suppress }: Settings, file: FileId, code: string): boolean {
	return Object.entries(suppress).some(
		([path, codes]) => (codes.includes(code) || codes.includes(code.split('-')[0] ?? '')) && matchesPath(path, file),
	);
}

/** What settings say about the servers. */
export function installationOf({ serverVersion, licence, addressNotation, started }: Settings): Installation {
	const { edition, nodes, cores, memory } = licence;
	return {
		serverVersion: serverVersion || undefined,
		licence: { edition, nodes, cores, memory },
		addressNotation,
		isStarted: started,
	};
}

/** What a setting declares for a folder or one above it; the longest path wins. */
export function declaredHost(hosts: Settings['hosts'], folder: FileId): HostDeclaration | undefined {
	const fits = Object.entries(hosts).filter(([path]) => `${folder}/`.includes(`/${path.replace(/^\.?\/|\/$/g, '')}/`));
	const found = fits.sort(([a], [b]) => b.length - a.length)[0]?.[1];
	if (found === undefined) return undefined;
	const { address, packageFolder, memory } = typeof found === 'string' ? { address: found } : { ...found };
	return { address, packageFolder, memory };
}

/** The kind that a setting gives to a file. */
export function declaredKind(files: Settings['files'], file: FileId): FileKind | 'none' | undefined {
	return Object.entries(files).find(([path]) => matchesPath(path, file))?.[1];
}

/** Whether a file lies at a path of the settings: the end of a path, or a pattern with `*` and `**`. */
export function matchesPath(path: string, file: FileId): boolean {
	const plain = path.replace(/^\.?\//, '');
	if (!plain.includes('*')) return file.endsWith(`/${plain}`);
	return patternOf(plain).test(file);
}

const patterns = new Map<string, RegExp>();

function patternOf(path: string): RegExp {
	const known = patterns.get(path);
	if (known) return known;
	const source = path
		.split(/(\*\*\/?|\*)/)
		.map((part) =>
			part.startsWith('**') ? '(?:.*/)?' : part === '*' ? '[^/]*' : part.replace(/[\\^$.+?()[\]{}|]/g, '\\$&'),
		)
		.join('');
	const made = new RegExp(`/${source.endsWith('(?:.*/)?') ? `${source}[^/]*` : source}$`);
	patterns.set(path, made);
	return made;
}
