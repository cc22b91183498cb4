import { uniqueBy } from '../../base/collections.ts';
import type { Cluster } from '../../model/cluster.ts';
import type { CfgFile, Entry, SitesEntry } from '../../model/files/cfg-file.ts';
import { isWorker, type NodeRow } from '../../model/files/nodes-file.ts';
import { type Site, siteAt } from '../../model/files/site.ts';
import type { Package } from '../../model/package.ts';
import { insertLines, replaceAt } from '../edits.ts';
import type { FileChange } from '../rule.ts';
import { hasCertainHost, isReadable, isReadableRow } from '../votes.ts';
import { brokenRowFinder } from './broken-rows.ts';
import { rowsByHost } from './rows.ts';

/** What an agent.cfg says of itself and others. */
interface Reading {
	readonly file: CfgFile;
	/** The localSite, where it can be read. What follows the alias by mistake (`agent1,agent`) is left out. */
	readonly self: Site | undefined;
	/** The `sites`, where they are not empty. */
	readonly sites: SitesEntry | undefined;
	/** The element of `sites` that has the agent's own alias; of several the first. */
	readonly own: Site | undefined;
	/** The elements that can be compared with other sites. */
	readonly elements: readonly Site[];
	/** The texts of the others, of which rules about sites speak. */
	readonly broken: readonly string[];
}

/** An agent of the cluster: its agent.cfg and the package that holds it. */
export interface Agent extends Reading {
	readonly package: Package;
}

const ofCluster = new WeakMap<Cluster, readonly Agent[]>();
const ofFile = new WeakMap<CfgFile, Reading>();

/** The agents of a cluster; an agent.cfg that packages share counts once. */
export function agentsOf(cluster: Cluster): readonly Agent[] {
	const agents =
		ofCluster.get(cluster) ??
		uniqueBy(
			cluster.packages.flatMap((pkg) => (pkg.agent ? [{ package: pkg, ...reading(pkg.agent) }] : [])),
			({ file }) => file,
		);
	ofCluster.set(cluster, agents);
	return agents;
}

function reading(file: CfgFile): Reading {
	const read = ofFile.get(file) ?? readAgent(file);
	ofFile.set(file, read);
	return read;
}

function readAgent(file: CfgFile): Reading {
	const site = file.localSite?.site;
	const cut = site && { ...site, alias: site.alias.replace(/[\s,].*$/, '') };
	const self = cut && isReadable(cut) ? cut : undefined;
	const sites = file.sites?.elements.some(({ text }) => text !== '') ? file.sites : undefined;
	const all = sites?.elements ?? [];
	const own = self && all.find(({ alias }) => alias === self.alias);
	const broken = all.filter((one) => !isReadable(one)).map(({ text }) => text);
	return { file, self, sites, own, elements: all.filter(isReadable), broken };
}

/** The host an agent runs on: as known for sure, else where its localSite or, against that, its other sites say. */
export function hostOfAgent({ package: pkg, self, own }: Agent): string | undefined {
	return hasCertainHost(pkg) || (own && own.host === pkg.host) ? pkg.host : self?.host;
}

/** The controllers that cluster.nodes lists; none in an ordinary cluster, which need not list its only one. */
export function controllerRows(cluster: Cluster): readonly NodeRow[] {
	return cluster.rows.filter((row) => row.mode === 'controller' && isReadableRow(row));
}

/** Whether a file sets a parameter, be it in other letter case, glued to another line or without a proper `=`. */
export function triesToSet(file: CfgFile, name: string): boolean {
	const pattern = new RegExp(name === 'mode' ? `(^|[^a-z])${name}\\s*[=＝:]` : `${name}\\s*[=＝:]`, 'i');
	// A line of dots says that the file is an excerpt.
	return file.tree.lines.some(
		(line) => line.kind !== 'comment' && (pattern.test(line.text) || /^\s*(\.{3}|…)\s*$/.test(line.text)),
	);
}

/** Inserts a line below the last of some parameters; at the top of the file where it has none of them. */
export function insertBelow(file: CfgFile, names: readonly string[], text: string): FileChange {
	const lines = names.flatMap((name) => file.common.get(name)?.line ?? []);
	return insertLines(file, Math.max(-1, ...lines) + 1, [text]);
}

/** Removes an element of `sites` together with a comma. */
export function removeElement({ entry, elements }: SitesEntry, element: Site): FileChange {
	const at = elements.indexOf(element);
	const before = elements[at - 1];
	const after = elements[at + 1];
	const { start, end } = element.syntax.whole;
	if (after) return cut(entry, start, after.syntax.whole.start);
	return cut(entry, before ? before.syntax.whole.end : start, end);
}

function cut({ file, line }: Entry, start: number, end: number): FileChange {
	return replaceAt({ file, span: { line, start, end } }, '');
}

/** Adds elements behind the last one of `sites`. */
export function appendElements({ elements }: SitesEntry, texts: readonly string[]): FileChange {
	const last = elements.findLast(({ text }) => text !== '') as Site; // there is one: empty `sites` are no SitesEntry here
	const { file, span } = siteAt(last);
	return replaceAt({ file, span: { ...span, start: span.end } }, texts.map((text) => `,${text}`).join(''));
}

/** An agent whose alias has no row in cluster.nodes. */
export interface UnregisteredAgent {
	readonly agent: Agent;
	readonly self: Site;
	readonly host: string;
	/** Its host has data or compute nodes and no other agent to start them. */
	readonly isNeeded: boolean;
}

/** The agents that cluster.nodes does not list. A broken row that may be theirs counts as a row. */
export function* unregisteredAgents(cluster: Cluster): Iterable<UnregisteredAgent> {
	if (cluster.rows.length === 0) return;
	const mayBeBroken = brokenRowFinder(cluster);
	const workers = new Set(cluster.rows.filter(isWorker).map(({ host }) => host));
	const served = new Set(cluster.rows.filter(({ mode }) => mode === 'agent').map(({ host }) => host));
	for (const agent of agentsOf(cluster)) {
		const { self } = agent;
		const host = hostOfAgent(agent);
		if (!self || host === undefined || cluster.rowsByAlias.has(self.alias) || mayBeBroken(self.alias)) continue;
		yield { agent, self, host, isNeeded: workers.has(host) && !served.has(host) };
	}
}

/** Whether an agent may leave its host: no data or compute node of cluster.nodes would stay behind without one. */
export function mayLeave(cluster: Cluster, row: NodeRow): boolean {
	const there = rowsByHost(cluster).get(row.host) ?? [];
	return !there.some(isWorker) || there.some(({ mode, alias }) => mode === 'agent' && alias !== row.alias);
}
