import { groupBy, unique } from '../base/collections.ts';
import { type Message, say } from '../base/message.ts';
import type { FileId } from '../base/span.ts';
import type { Cluster, Mention } from '../model/cluster.ts';
import { isHost, isReachable } from '../model/files/hosts.ts';
import type { NodeRow } from '../model/files/nodes-file.ts';
import { endpointOf, isComplete, type Site } from '../model/files/site.ts';
import type { Package } from '../model/package.ts';
import { fileInPackage } from './places.ts';

/** Whether a site can be compared with others; what is wrong with the rest, rules about sites say. */
export function isReadable(site: Site): boolean {
	return isComplete(site) && !/[\s,=%?<>]/.test(site.alias) && isHost(site.host);
}

/** Whether a row says clearly what it is; other rules report the rest, and nothing may follow from it. */
export function isReadableRow(row: NodeRow): boolean {
	const known = readable.get(row.syntax);
	if (known !== undefined) return known;
	const found = row.mode !== undefined && isReadable(row.site);
	readable.set(row.syntax, found);
	return found;
}

/** Dozens of rules ask about every row, and the text of a row stays the same object as long as nobody edits it. */
const readable = new WeakMap<NodeRow['syntax'], boolean>();

/** Whether the address of a package's host is known for sure, and not just read from the sites under test. */
export function hasCertainHost(pkg: Package): boolean {
	return pkg.hostSource === 'declared' || pkg.hostSource === 'folder';
}

/** Whether the workspace is meant to hold the cluster, and not just the files of the machine it was copied from. */
export function showsSeveralHosts(cluster: Cluster): boolean {
	return cluster.packages.some(hasCertainHost) || new Set(cluster.packages.flatMap(({ host }) => host ?? [])).size > 1;
}

/** Whether a cluster has nodes on several machines, where a loopback address leads each of them to itself. */
export function spansHosts(cluster: Cluster): boolean {
	if (cluster.mentions.some(({ site }) => isReachable(site.host))) return true;
	return unique(cluster.packages.filter(hasCertainHost).map(({ host }) => host)).length > 1;
}

/** Tells of a host whether it stands for one machine: in a cluster of several, a loopback address does not. */
export function machineTest(cluster: Cluster): (host: string) => boolean {
	return spansHosts(cluster) ? isReachable : isHost;
}

const agreed = new WeakMap<Cluster, Map<string, string | undefined>>();

/**
 * The address that most files give to an alias, each file having one vote. Of addresses with as many votes the one on
 * the host that is known to run the process; nothing where that does not decide either.
 */
export function agreedEndpoint(cluster: Cluster, alias: string): string | undefined {
	const known = agreed.get(cluster) ?? new Map<string, string | undefined>();
	agreed.set(cluster, known);
	if (!known.has(alias)) known.set(alias, countVotes(cluster.mentionsByAlias.get(alias) ?? []));
	return known.get(alias);
}

function countVotes(all: readonly Mention[]): string | undefined {
	const mentions = all.filter(({ site }) => isReadable(site));
	const votes = [...groupBy(mentions, ({ site }) => endpointOf(site))].map(([endpoint, those]) => ({
		endpoint,
		files: new Set(those.map(({ site }) => site.file)).size,
	}));
	const most = votes.reduce((highest, { files }) => Math.max(highest, files), 0);
	const leading = votes.filter(({ files }) => files === most).map(({ endpoint }) => endpoint);
	if (leading.length <= 1) return leading[0];
	const host = mentions.find(({ place, package: pkg }) => place === 'localSite' && hasCertainHost(pkg))?.package.host;
	const there = leading.filter((endpoint) => endpoint.slice(0, endpoint.lastIndexOf(':')) === host);
	return there.length === 1 ? there[0] : undefined;
}

/** A place that gives another address to an alias than places of other packages do. */
export interface Stray {
	readonly alias: string;
	readonly mention: Mention;
	/** Some places of other packages that contradict it, all with one address. */
	readonly against: readonly Mention[];
	/** The address most files agree on, if there is one. */
	readonly agreed: string | undefined;
	/** All addresses the alias has, the agreed one first. */
	readonly endpoints: readonly string[];
}

/**
 * The places among `mentions`, all of one alias, that stand against places of other packages: those of the minority, or
 * all of them where there is none. Of several in one file the first.
 */
export function* strayPlaces(cluster: Cluster, alias: string, mentions: readonly Mention[]): Iterable<Stray> {
	const agreed = agreedEndpoint(cluster, alias);
	const endpoints = unique([
		...(agreed === undefined ? [] : [agreed]),
		...mentions.map(({ site }) => endpointOf(site)),
	]);
	if (endpoints.length < 2 || isOnTwoRows(mentions)) return;
	const byEndpoint = groupBy(agreed === undefined ? mentions : allOf(cluster, alias), ({ site }) => endpointOf(site));
	const seen = new Set<FileId>();
	for (const mention of mentions) {
		const endpoint = endpointOf(mention.site);
		if (endpoint === agreed || seen.has(mention.site.file)) continue;
		const other = agreed ?? (endpoints[0] === endpoint ? endpoints[1] : endpoints[0]);
		const against = firstApart(mention, byEndpoint.get(other ?? '') ?? []);
		if (against.length === 0) continue;
		seen.add(mention.site.file);
		yield { alias, mention, against, agreed, endpoints };
	}
}

function allOf(cluster: Cluster, alias: string): readonly Mention[] {
	const mentions = cluster.mentionsByAlias.get(alias) ?? [];
	return mentions.filter(({ site, place }) => place !== 'controllerSite' && isReadable(site));
}

/** Whether an alias stands on two rows of one file: then nobody can say what its address is. */
function isOnTwoRows(mentions: readonly Mention[]): boolean {
	const files = mentions.filter(({ place }) => place === 'row').map(({ site }) => site.file);
	return new Set(files).size < files.length;
}

/** The first few of some places that do not belong to the package of a place; there may be thousands. */
function firstApart(mention: Mention, others: readonly Mention[]): Mention[] {
	const found: Mention[] = [];
	for (const other of others) {
		if (found.length === 20) break;
		if (!together(mention, other)) found.push(other);
	}
	return found;
}

/** Whether two places belong to one package. A shared cluster.nodes belongs to every package that uses it. */
function together(a: Mention, b: Mention): boolean {
	return a.package === b.package || uses(a, b) || uses(b, a);
}

const uses = (user: Mention, row: Mention) => user.place === 'localSite' && user.package.nodes?.id === row.site.file;

/** A file as messages call it, with the host before it where that is known: packages on two hosts often share a name. */
export function fileOnHost(pkg: Package | undefined, id: FileId): string {
	const name = fileInPackage(pkg, id);
	const host = pkg && hasCertainHost(pkg) ? pkg.host : undefined;
	return host === undefined || name.startsWith(`${host}/`) ? name : `${host}/${name}`;
}

/** Two files as messages call them; by their paths where they would have one name. */
export function namesApart(cluster: Cluster, a: FileId, b: FileId): [string, string] {
	const [nameA, nameB] = [a, b].map((id) => fileOnHost(cluster.packageOfFile.get(id), id)) as [string, string];
	if (nameA !== nameB) return [nameA, nameB];
	const [partsA, partsB] = [a.split('/'), b.split('/')];
	const from = partsA.findIndex((part, at) => part !== partsB[at]);
	return [partsA.slice(from).join('/'), partsB.slice(from).join('/')];
}

/** A list for a message: the first few, and whether there are others. */
export function listed(items: Iterable<string>, limit = 3): Message {
	const some = new Set<string>();
	for (const item of items) {
		some.add(item);
		if (some.size > limit) break;
	}
	const [first = '', ...others] = [...some].slice(0, limit);
	const list = others.reduce<Message>(
		(before, next) => say({ en: '{before}, {next}', zh: '{before}、{next}' }, { before, next }),
		say({ en: '{first}', zh: '{first}' }, { first }),
	);
	return some.size > limit ? say({ en: '{list} and others', zh: '{list} 等' }, { list }) : list;
}
