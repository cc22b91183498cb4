import { groupBy } from '../base/collections.ts';
import { remembering } from '../base/remember.ts';
import { resolveName } from '../catalog/catalog.ts';
import type { Cluster } from './cluster.ts';
import type { CfgFile, Entry } from './files/cfg-file.ts';
import { PatternIndex } from './pattern-index.ts';
import { settingsFile } from './settings-file.ts';

export { settingsFile } from './settings-file.ts';

/** The value of a parameter that holds for one node. */
export interface EffectiveValue {
	/** As written, or the default. */
	readonly value: string;
	/** With the alias of the node in place of `<ALIAS>`. */
	readonly expanded: string;
	/** The line it comes from; none for a default. */
	readonly entry?: Entry;
	/** A line for this alias, a line for a pattern such as `node%`, a line for all nodes of the file, or the default. */
	readonly from: 'alias' | 'pattern' | 'common' | 'default';
}

/** A value that a node would get if nothing stronger were there. */
export interface ChainLink extends EffectiveValue {
	/** The value that holds; all others are shadowed. */
	readonly wins: boolean;
}

/** Everything that has a say in a value, from the default to the line that wins. */
export interface ValueChain {
	/** The file that decides for the node; nothing where it is not in the workspace. */
	readonly file: CfgFile | undefined;
	/** The weakest first, the one that wins last. Empty where nothing sets the parameter and it has no fixed default. */
	readonly links: readonly ChainLink[];
}

/**
 * The value that holds for a node: a line for its alias, else one for a matching pattern, else one for all, else the
 * default; nothing where no line sets the parameter and it has no fixed default. Of several lines the last one wins.
 */
export function effectiveValue(cluster: Cluster, alias: string, name: string): EffectiveValue | undefined {
	const entry = winningEntry(settingsFile(cluster, alias), alias, name);
	if (entry) return fromEntry(entry, alias);
	return fromDefault(name, alias);
}

/** What decides the value of a parameter for a node, and what it shadows. */
export function valueChain(cluster: Cluster, alias: string, name: string): ValueChain {
	const file = settingsFile(cluster, alias);
	const lines = file && linesFor(file, name);
	const set = lines
		? [...lines.common, ...lines.ofPattern.matching(alias), ...(lines.ofAlias.get(alias) ?? [])]
		: ([] as Entry[]);
	const known = fromDefault(name, alias);
	const values = [...(known ? [known] : []), ...set.map((entry) => fromEntry(entry, alias))];
	return { file, links: values.map((value, at) => ({ ...value, wins: at === values.length - 1 })) };
}

/** The line of a file that decides a parameter for a node, if any does. */
export function winningEntry(file: CfgFile | undefined, alias: string, name: string): Entry | undefined {
	const lines = file && linesFor(file, name);
	return lines?.ofAlias.get(alias)?.at(-1) ?? lines?.ofPattern.matching(alias).at(-1) ?? lines?.common.at(-1);
}

/** Whether a file has a line for a parameter, for whichever nodes. */
export function setsParameter(file: CfgFile, name: string): boolean {
	return linesFor(file, name) !== undefined;
}

function fromEntry(entry: Entry, alias: string): EffectiveValue {
	const { value, qualifier } = entry;
	const from = qualifier === undefined ? 'common' : isPattern(qualifier) ? 'pattern' : 'alias';
	return { value, expanded: expandAlias(value, alias), entry, from };
}

function fromDefault(name: string, alias: string): EffectiveValue | undefined {
	const value = resolveName(name)?.parameter.default;
	return value === undefined ? undefined : { value, expanded: expandAlias(value, alias), from: 'default' };
}

/** Puts the alias of a node in place of the macro `<ALIAS>`. */
export function expandAlias(value: string, alias: string): string {
	return value.replaceAll('<ALIAS>', () => alias);
}

/** Whether a qualifier with wildcards fits an alias: `%` stands for any characters, `?` for exactly one. */
export function matchesPattern(qualifier: string, alias: string): boolean {
	let at = 0;
	let from = 0;
	let star = -1; // the last `%` so far; when something after it does not fit, it takes one character more
	let taken = 0;
	while (from < alias.length) {
		if (qualifier[at] === '%') {
			star = at++;
			taken = from;
		} else if (qualifier[at] === '?' || qualifier[at] === alias[from]) {
			at++;
			from++;
		} else if (star >= 0) {
			at = star + 1;
			from = ++taken;
		} else return false;
	}
	while (qualifier[at] === '%') at++;
	return at === qualifier.length;
}

const isPattern = (qualifier: string) => /[%?]/.test(qualifier);

/** The lines of one parameter, each group in the order of the file. */
interface Lines {
	readonly ofAlias: ReadonlyMap<string, readonly Entry[]>;
	readonly ofPattern: PatternIndex;
	readonly common: readonly Entry[];
}

interface LinesByName {
	/** By name as written. */
	readonly written: ReadonlyMap<string, Lines>;
	/** By the parameter that the name means: other spellings count where the right one does not occur. */
	readonly meant: ReadonlyMap<string, Lines>;
}

function linesFor(file: CfgFile, name: string): Lines | undefined {
	const { written, meant } = linesByName(file);
	const own = written.get(name);
	if (own) return own;
	const parameter = resolveName(name)?.parameter.name;
	return parameter === undefined ? undefined : meant.get(parameter);
}

const linesByName = remembering((file: CfgFile): LinesByName => {
	const groups = groupBy(file.entries, (line) => line.name);
	const written = new Map([...groups].map(([name, lines]) => [name, sortLines(file, lines)]));
	const meant = groupBy(file.entries, ({ name }) => resolveName(name)?.parameter.name ?? '');
	const sorted = ([name, lines]: readonly [string, readonly Entry[]]) => {
		const first = lines[0]?.name ?? '';
		const isOneName = groups.get(first)?.length === lines.length; // nearly always: the lines are the same
		return [name, (isOneName && written.get(first)) || sortLines(file, lines)] as const;
	};
	return { written, meant: new Map([...meant].map(sorted)) };
});

/** Qualifiers name nodes in cluster.cfg only; a controller.cfg has zones there. */
function sortLines({ kind }: CfgFile, entries: readonly Entry[]): Lines {
	const common = entries.filter(({ qualifier }) => qualifier === undefined);
	if (kind !== 'cluster' || common.length === entries.length) return { ...NO_LINES, common };
	const qualified = entries.filter(({ qualifier }) => qualifier !== undefined);
	return {
		common,
		ofPattern: new PatternIndex(
			qualified.filter(({ qualifier = '' }) => isPattern(qualifier)),
			matchesPattern,
		),
		ofAlias: groupBy(
			qualified.filter(({ qualifier = '' }) => !isPattern(qualifier)),
			({ qualifier = '' }) => qualifier,
		),
	};
}

/** Most parameters have no lines for some nodes only. */
const NO_LINES: Lines = { common: [], ofPattern: new PatternIndex([], matchesPattern), ofAlias: new Map() };
