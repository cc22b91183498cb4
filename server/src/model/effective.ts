import { firstBy, groupBy } from '../base/collections.ts';
import { resolveName } from '../catalog/catalog.ts';
import type { Cluster } from './cluster.ts';
import type { CfgFile, Entry } from './files/cfg-file.ts';

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

/**
 * The value that holds for a node: a line for its alias, else one for a matching pattern, else one for all, else the
 * default; nothing where no line sets the parameter and it has no fixed default. Of several lines the last one wins.
 */
export function effectiveValue(cluster: Cluster, alias: string, name: string): EffectiveValue | undefined {
	const parameter = resolveName(name)?.parameter;
	const file = fileFor(cluster, alias);
	const lines = file && linesFor(file, name, parameter?.name);
	const own = lines?.ofAlias.get(alias);
	const fitting = own
		? undefined
		: lines?.ofPattern.findLast(({ qualifier }) => matchesPattern(qualifier ?? '', alias));
	const entry = own ?? fitting ?? lines?.common;
	const from = own ? 'alias' : fitting ? 'pattern' : 'common';
	if (entry) return { value: entry.value, expanded: expandAlias(entry.value, alias), entry, from };
	if (parameter?.default === undefined) return undefined;
	return { value: parameter.default, expanded: expandAlias(parameter.default, alias), from: 'default' };
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

/** The file that a node takes its settings from: controllers and agents have their own, the others share cluster.cfg. */
function fileFor(cluster: Cluster, alias: string): CfgFile | undefined {
	const { own, shared } = filesOfNodes(cluster);
	const mode = cluster.rowsByAlias.get(alias)?.mode;
	return own.get(alias) ?? (mode === 'controller' || mode === 'agent' ? undefined : shared);
}

interface FilesOfNodes {
	readonly own: ReadonlyMap<string, CfgFile>;
	readonly shared: CfgFile | undefined;
}

const knownFiles = new WeakMap<Cluster, FilesOfNodes>();

function filesOfNodes(cluster: Cluster): FilesOfNodes {
	const known = knownFiles.get(cluster);
	if (known) return known;
	const files = cluster.packages.flatMap((pkg) => [pkg.controller, pkg.agent, pkg.single]);
	const named = files.flatMap((file) => (file?.localSite ? [file] : []));
	const leading = cluster.controllers.find((one) => one.package?.cluster)?.package;
	const found = {
		own: firstBy(named, (file) => file.localSite?.site.alias ?? ''),
		shared: leading?.cluster ?? cluster.packages.find((pkg) => pkg.cluster)?.cluster,
	};
	knownFiles.set(cluster, found);
	return found;
}

/** The lines of one parameter: the last for each alias, those for patterns in their order, the last for all. */
interface Lines {
	readonly ofAlias: Map<string, Entry>;
	readonly ofPattern: Entry[];
	common: Entry | undefined;
}

interface LinesByName {
	/** By name as written. */
	readonly written: ReadonlyMap<string, Lines>;
	/** By the parameter that the name means: other spellings count where the right one does not occur. */
	readonly meant: ReadonlyMap<string, Lines>;
}

const knownLines = new WeakMap<CfgFile, LinesByName>();

function linesFor(file: CfgFile, name: string, parameter: string | undefined): Lines | undefined {
	const known = knownLines.get(file) ?? linesByName(file);
	knownLines.set(file, known);
	return known.written.get(name) ?? (parameter === undefined ? undefined : known.meant.get(parameter));
}

function linesByName(file: CfgFile): LinesByName {
	const written = groupBy(file.entries, (line) => line.name);
	const meaning = (name: string) => resolveName(name)?.parameter.name;
	const meant = groupBy([...written.keys()], meaning);
	return {
		written: new Map([...written].map(([name, lines]) => [name, sortLines(lines)])),
		meant: new Map(
			[...meant].flatMap(([name, names]) => {
				const lines = file.entries.filter((line) => names.includes(line.name));
				return name === undefined ? [] : [[name, sortLines(lines)] as const];
			}),
		),
	};
}

function sortLines(entries: readonly Entry[]): Lines {
	const lines: Lines = { ofAlias: new Map(), ofPattern: [], common: undefined };
	for (const entry of entries) {
		const { qualifier } = entry;
		if (qualifier === undefined) lines.common = entry;
		else if (/[%?]/.test(qualifier)) lines.ofPattern.push(entry);
		else lines.ofAlias.set(qualifier, entry);
	}
	return lines;
}
