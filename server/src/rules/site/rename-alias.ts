import type { Cluster } from '../../model/cluster.ts';
import type { Entry } from '../../model/files/cfg-file.ts';
import { keyAt, valueAt } from '../../model/files/cfg-file.ts';
import { sitePartAt } from '../../model/files/site.ts';
import { replaceAt } from '../edits.ts';
import type { FileChange } from '../rule.ts';

/** Renames a node in all files of a cluster: in sites, before parameters, and in lists of nodes; never in paths. */
export function renameAlias(cluster: Cluster, alias: string, to: string): FileChange[] {
	const sites = (cluster.mentionsByAlias.get(alias) ?? []).map(({ site }) => replaceAt(sitePartAt(site, 'alias'), to));
	const entries = cluster.files.flatMap((file) => (file.kind === 'nodes' ? [] : file.entries));
	return [...sites, ...entries.flatMap((entry) => [...inKey(entry, alias, to), ...inValue(entry, alias, to)])];
}

function inKey(entry: Entry, alias: string, to: string): FileChange[] {
	if (!entry.syntax.key.text.startsWith(`${alias}.`)) return [];
	const { file, span } = keyAt(entry);
	return [replaceAt({ file, span: { ...span, end: span.start + alias.length } }, to)];
}

/** Parameters whose value is a site; the sites have been renamed already. */
const SITES = new Set(['localSite', 'controllerSite', 'sites']);

function inValue(entry: Entry, alias: string, to: string): FileChange[] {
	if (SITES.has(entry.name)) return [];
	const value = entry.value
		.split(/([\s,:]+)/)
		.map((part) => (part === alias ? to : part))
		.join('');
	return value === entry.value ? [] : [replaceAt(valueAt(entry), value)];
}
