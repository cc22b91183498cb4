import { unique } from '../../base/collections.ts';
import type { FileId } from '../../base/span.ts';
import { shownValue } from '../../catalog/secrets.ts';
import type { Cluster } from '../../model/cluster.ts';
import { type ChainLink, settingsFile, valueChain } from '../../model/effective.ts';

/** A node of a cluster that has settings. */
export interface SettingsNode {
	readonly alias: string;
	readonly role: string;
	readonly host: string;
}

/** What a parameter is for a node, and why. */
export interface EffectiveParameter {
	readonly name: string;
	/** The value that holds, with the alias in place of `<ALIAS>`; masked where it is a secret. */
	readonly value: string;
	/** What has a say, the strongest first; the first link is the value that holds. */
	readonly chain: readonly ChainLink[];
}

/** What holds for a node. */
export interface EffectiveNode extends SettingsNode {
	/** The file that decides; nothing where it is not in the workspace. */
	readonly file: FileId | undefined;
	readonly parameters: readonly EffectiveParameter[];
}

/** The nodes of a cluster, in the order of cluster.nodes; controllers that have no row come last. */
export function nodesOf(cluster: Cluster): SettingsNode[] {
	const rows = cluster.rows.flatMap(({ alias, mode, host }) => (mode ? [{ alias, role: mode, host }] : []));
	const others = cluster.controllers.filter(({ alias }) => !cluster.rowsByAlias.has(alias));
	return [...rows, ...others.map(({ alias, host }) => ({ alias, role: 'controller', host }))];
}

/** What holds for a node: the named parameters, or all that its file sets for it. */
export function effectiveNode(cluster: Cluster, node: SettingsNode, names?: readonly string[]): EffectiveNode {
	const file = settingsFile(cluster, node.alias);
	const wanted = names ?? unique((file?.entries ?? []).map(({ name }) => name)).sort();
	const parameters = wanted.flatMap((name): EffectiveParameter[] => {
		const chain = [...valueChain(cluster, node.alias, name).links].reverse().map((link) => masked(name, link));
		const [holds] = chain;
		const isSet = chain.some(({ from }) => from !== 'default');
		return holds && (isSet || names) ? [{ name, value: holds.expanded, chain }] : [];
	});
	return { ...node, file: file?.id, parameters };
}

/** Secrets are named, not shown. */
function masked(name: string, link: ChainLink): ChainLink {
	if (link.from === 'default') return link;
	return { ...link, value: shownValue(name, link.value), expanded: shownValue(name, link.expanded) };
}
