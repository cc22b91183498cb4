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
	const lines = fileFor(cluster, alias)?.entries ?? [];
	const named = lines.filter((line) => line.name === name);
	const meant = named.length > 0 ? named : lines.filter((line) => parameter && namesParameter(line, parameter.name));
	const from = (['alias', 'pattern', 'common'] as const).find((kind) =>
		meant.some((line) => reach(line, alias) === kind),
	);
	const entry = from && meant.findLast((line) => reach(line, alias) === from);
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
	const own = (file: CfgFile | undefined) => (file?.localSite?.site.alias === alias ? file : undefined);
	for (const { controller, agent, single } of cluster.packages) {
		const file = own(controller) ?? own(agent) ?? own(single);
		if (file) return file;
	}
	const mode = cluster.rowsByAlias.get(alias)?.mode;
	if (mode === 'controller' || mode === 'agent') return undefined;
	const leading = cluster.controllers.find((one) => one.package?.cluster)?.package;
	return leading?.cluster ?? cluster.packages.find((pkg) => pkg.cluster)?.cluster;
}

function namesParameter(line: Entry, name: string): boolean {
	return resolveName(line.name)?.parameter.name === name;
}

function reach({ qualifier }: Entry, alias: string): EffectiveValue['from'] | undefined {
	if (qualifier === undefined) return 'common';
	if (qualifier === alias) return 'alias';
	return /[%?]/.test(qualifier) && matchesPattern(qualifier, alias) ? 'pattern' : undefined;
}
