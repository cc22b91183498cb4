import { resolveName } from '../../server/src/catalog/catalog.ts';
import type { Rewrite } from '../../server/src/features/refactor/refactoring.ts';
import type { Cluster } from '../../server/src/model/cluster.ts';
import { effectiveValue } from '../../server/src/model/effective.ts';
import { canonicalHost } from '../../server/src/model/files/hosts.ts';
import { rowText } from '../../server/src/model/files/nodes-file.ts';
import { siteText } from '../../server/src/model/files/site.ts';
import { textOf } from '../../server/src/syntax/tree.ts';
import type { Workspace } from '../../server/src/workspace/workspace.ts';
import type { Tried } from './refactored.ts';

/** What is wrong with a cluster after a refactoring; nothing where it is what the refactoring promises. */
export function faultsOf(before: Workspace, after: Workspace, tried: Tried, rewrite: Rewrite): string[] {
	const cluster = after.snapshot().clusterOf(tried.file);
	if (!cluster) return ['the cluster is gone'];
	const [kind = ''] = tried.id.split('-to-');
	return [
		...(rewrite.changes.length === 0 ? ['nothing is changed'] : []),
		...general(before, after, tried.cluster, cluster),
		...(CHECKS[kind]?.(tried.cluster, cluster, tried) ?? [`no check for ${tried.id}`]),
	];
}

type Check = (before: Cluster, after: Cluster, tried: Tried) => string[];

const CHECKS: Readonly<Record<string, Check>> = {
	'add-datanode': (before, after) => addedWorker(before, after, 'datanode'),
	'add-datanodes': (before, after) =>
		added(before, after, Array(after.rows.length - before.rows.length).fill('datanode')),
	'add-computenode': (before, after) => addedWorker(before, after, 'computenode'),
	'add-agent': (before, after) => added(before, after, ['agent']),
	'add-controllers': addedControllers,
	'add-controllers-apart': addedControllers,
	'use-free-port': (before, after) => movedNode(before, after, false),
	move: (before, after) => movedNode(before, after, true),
	'set-per-node': sameRows,
	'set-for-all': sameRows,
	'sort-rows': sortedRows,
	'sync-sites': syncedSites,
	'sync-all-sites': syncedSites,
	'sync-file': sameCopies,
	'sync-controller': sameRows,
};

/** Other clusters stay as they are, files keep their line ends, and every node keeps what holds for it. */
function general(before: Workspace, after: Workspace, old: Cluster, now: Cluster): string[] {
	const own = new Set(now.files.map(({ id }) => id));
	const [was, is] = [before.snapshot(), after.snapshot()];
	const foreign = [...is.texts].filter(([id, text]) => !own.has(id) && was.texts.get(id) !== text);
	const files = now.files.filter(({ id }) => was.texts.has(id));
	const otherEnds = files.filter(({ id }) => !hasSameEnds(was.texts.get(id) ?? '', is.texts.get(id) ?? ''));
	return [
		...(was.clusters.length === is.clusters.length ? [] : ['another number of clusters']),
		...foreign.map(([id]) => `${id} is not of the cluster`),
		...otherEnds.map(({ id }) => `${id} has other line ends`),
		...otherValues(old, now),
	];
}

/** A last line without an end gets one where something is added below it. */
function hasSameEnds(was: string, is: string): boolean {
	return endsOf(was) === endsOf(is) && (/[\r\n]$/.test(is) || !/[\r\n]$/.test(was));
}

function endsOf(text: string): string {
	const found = new Set(text.match(/\r\n|\n|\r/g));
	return [...found].sort().join();
}

function otherValues(old: Cluster, now: Cluster): string[] {
	const names = new Set(
		old.files.flatMap((file) => (file.kind === 'cluster' ? file.entries.map(({ name }) => name) : [])),
	);
	return [...old.rowsByAlias.values()].flatMap(({ alias, mode }) =>
		[...names].flatMap((name) => {
			const parameter = resolveName(name)?.parameter;
			if (parameter && (!mode || !parameter.nodeTypes.includes(mode))) return [];
			const [was, is] = [old, now].map((cluster) => effectiveValue(cluster, alias, name)?.expanded);
			return was === is ? [] : [`${alias}.${name} was ${was}, is ${is}`];
		}),
	);
}

function added(before: Cluster, after: Cluster, modes: readonly string[]): string[] {
	const known = new Set(before.rows.map(rowText));
	const fresh = after.rows.filter((row) => !known.has(rowText(row)));
	const ports = after.rows.map(({ host, port }) => `${canonicalHost(host)}:${port}`);
	const kept = after.rows.length - fresh.length === before.rows.length;
	return [
		...(kept ? [] : ['rows are lost']),
		...(JSON.stringify(fresh.map(({ mode }) => mode).sort()) === JSON.stringify([...modes].sort())
			? []
			: [`new are ${fresh.map(rowText).join(' ')}`]),
		...fresh.filter(({ alias }) => before.mentionsByAlias.has(alias)).map(({ alias }) => `${alias} was there`),
		...(new Set(ports).size === ports.length ? [] : ['a port is used twice']),
		...unequalCopies(before, after),
	];
}

function addedWorker(before: Cluster, after: Cluster, mode: string): string[] {
	const agents = after.rows.filter((row) => row.mode === 'agent').length;
	const hadAgent = agents === before.rows.filter((row) => row.mode === 'agent').length;
	return added(before, after, hadAgent ? [mode] : [mode, 'agent']);
}

function addedControllers(before: Cluster, after: Cluster): string[] {
	const n = after.controllers.length - before.controllers.length;
	const hadFiles = before.controllers.every(({ file }) => file);
	return [
		...added(before, after, Array(n).fill('controller')),
		...(after.controllers.length % 2 === 1 ? [] : ['an even number']),
		...(hadFiles && before.packages.length > 1 && !after.controllers.every(({ file }) => file)
			? ['no controller.cfg']
			: []),
		...syncedSites(before, after),
	];
}

/** Equal copies stay equal. */
function unequalCopies(before: Cluster, after: Cluster): string[] {
	const versions = (cluster: Cluster, kind: string) =>
		new Set(cluster.files.filter((file) => file.kind === kind).map(({ tree }) => textOf(tree))).size;
	return ['nodes', 'cluster'].flatMap((kind) =>
		versions(after, kind) > versions(before, kind) ? [`${kind} differ`] : [],
	);
}

/** One node has another address everywhere, and everything else is the same. */
function movedNode(before: Cluster, after: Cluster, toHost: boolean): string[] {
	const moved = before.mentions.flatMap((one, at) => {
		const now = after.mentions[at];
		return now && siteText(now.site) !== siteText(one.site) ? [{ one, now }] : [];
	});
	const [aliases, places] = [
		new Set(moved.map(({ one }) => one.site.alias)),
		new Set(moved.map(({ now }) => siteText(now.site))),
	];
	const [first] = moved;
	if (!first || before.mentions.length !== after.mentions.length) return ['no node has moved'];
	const all = after.mentionsByAlias.get(first.one.site.alias)?.length;
	return [
		...(aliases.size === 1 && places.size === 1 && moved.length === all ? [] : ['not one node to one place']),
		...((first.one.site.host !== first.now.site.host) === toHost ? [] : ['another host']),
	];
}

function sameRows(before: Cluster, after: Cluster): string[] {
	const rows = (cluster: Cluster) => cluster.rows.map(rowText).join('\n');
	return [...(rows(before) === rows(after) ? [] : ['other rows']), ...unequalCopies(before, after)];
}

function sortedRows(before: Cluster, after: Cluster): string[] {
	const rows = (cluster: Cluster) => cluster.rows.map(rowText).sort().join('\n');
	const lines = (cluster: Cluster) =>
		cluster.nodesFiles.map(({ tree }) =>
			tree.lines
				.map(({ text }) => text)
				.sort()
				.join('\n'),
		);
	return [
		...(rows(before) === rows(after) ? [] : ['other rows']),
		...(lines(before).join('\f') === lines(after).join('\f') ? [] : ['other lines']),
		...unequalCopies(before, after),
	];
}

function syncedSites(_: Cluster, after: Cluster): string[] {
	const controllers = after.controllers.map(siteText).sort().join(',');
	return after.packages.flatMap(({ agent }) => {
		const listed = agent?.sites?.elements.filter(({ mode }) => mode === 'controller').map(siteText);
		return listed && listed.sort().join(',') !== controllers ? [`${agent?.id} lists ${listed.join(',')}`] : [];
	});
}

function sameCopies(_: Cluster, after: Cluster, { file }: Tried): string[] {
	const kind = after.files.find(({ id }) => id === file)?.kind;
	const versions = new Set(after.files.filter((one) => one.kind === kind).map(({ tree }) => textOf(tree)));
	return versions.size === 1 ? [] : ['copies differ'];
}
