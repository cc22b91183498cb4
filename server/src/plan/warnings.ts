import { unique } from '../base/collections.ts';
import { type Message, say } from '../base/message.ts';
import { effectiveValue } from '../model/effective.ts';
import { valueAt } from '../model/files/cfg-file.ts';
import type { Blueprint } from './blueprint.ts';
import { configuredFolders, homeOf, isOwned } from './folders.ts';
import { heartbeatsToNewHosts } from './heartbeat-warnings.ts';
import { type NodeChange, travellers } from './moves.ts';
import { newNodes } from './new-node-warnings.ts';
import { placeOf } from './problem.ts';
import { withMode } from './processes.ts';
import { newAddresses, unknownRemovals } from './target-warnings.ts';
import { removedNodes } from './wanted.ts';
import { wantedCluster } from './wanted-cluster.ts';

/** What the operator should know although nothing forbids it. */
export function planWarnings(blueprint: Blueprint): Message[] {
	if (blueprint.target.kind === 'deploy') return [];
	const rehomed = travellers(blueprint.source, blueprint.wanted).filter(({ from, to }) => homeOf(from) !== homeOf(to));
	return [
		...rehomed.flatMap((change) => logsInHome(blueprint, change)),
		...rehomed.flatMap((change) => oldPaths(blueprint, change)),
		...sharedMetaDirs(blueprint),
		...leftOver(blueprint),
		...unknownRemovals(blueprint),
		...newAddresses(blueprint),
		...newNodes(blueprint),
		...heartbeatsToNewHosts(blueprint),
	];
}

/** Parameters whose default lies in the home of a data node, and whose files hold absolute paths. */
const LOGS = ['redoLogDir', 'TSDBRedoLogDir', 'chunkMetaDir'];

function logsInHome({ source }: Blueprint, { from, to }: NodeChange): Message[] {
	const unset = LOGS.filter((name) => !effectiveValue(source.cluster, from.alias, name)?.entry);
	if (from.mode !== 'datanode' || unset.length === 0) return [];
	return [
		say(
			{
				en: '{names} of {alias} are not set and lie in its home or volumes. The home moves from {home} to {next}: rehearse this, or make the old path a link to the new one before {alias} starts.',
				zh: '{alias} 未设置 {names}，它们位于主目录或 volumes 中，而主目录会从 {home} 移动到 {next}。请先演练，或在 {alias} 启动之前将旧路径链接到新路径。',
			},
			{ names: unset.join(', '), alias: from.alias, home: homeOf(from), next: homeOf(to) },
		),
	];
}

/** Lines that still name the old home. */
function oldPaths({ files }: Blueprint, { from }: NodeChange): Message[] {
	const home = homeOf(from);
	const lines = wantedCluster(files).files.flatMap((file) =>
		file.kind === 'nodes'
			? []
			: file.entries.filter(({ value }) => value.includes(home)).map((entry) => ({ file, entry })),
	);
	return lines.map(({ entry }) =>
		say(
			{
				en: '{place}: {name} names {home}, which {alias} leaves.',
				zh: '{place}：{name} 引用了 {home}，而 {alias} 将离开该目录。',
			},
			{ place: placeOf(valueAt(entry)), name: entry.name, home, alias: from.alias },
		),
	);
}

/** Legal on another host, but one copied folder away from starting with foreign metadata. */
function sharedMetaDirs({ source, wanted, files }: Blueprint): Message[] {
	const controllers = withMode(wanted.placements, 'controller');
	const cluster = wantedCluster(files);
	const folder = (alias: string) => effectiveValue(cluster, alias, 'dfsMetaDir')?.expanded;
	return controllers
		.filter(({ alias }) => !source.placementOf.has(alias))
		.flatMap(({ alias }) => {
			const other = controllers.find((one) => one.alias !== alias && folder(one.alias) === folder(alias));
			const path = folder(alias);
			if (!other || path === undefined) return [];
			return [
				say(
					{
						en: 'dfsMetaDir of {alias} is {path}, as that of {other}. Give it a name of its own: "set": {"dfsMetaDir": …}.',
						zh: '{alias} 的 dfsMetaDir 为 {path}，与 {other} 相同。请用 "set": {"dfsMetaDir": …} 指定独立的目录。',
					},
					{ alias, path, other: other.alias },
				),
			];
		});
}

/** What is left where nodes were: sources of moves, and the packages and folders of nodes that leave. */
function leftOver(blueprint: Blueprint): Message[] {
	const { source, wanted, moves, retired } = blueprint;
	const packages = retired.filter(({ removed, host, path }) => {
		const isUsed = wanted.packages.some((pkg) => pkg.host === host && pkg.path === path);
		return removed && !isUsed;
	});
	const data = removedNodes(source, wanted).flatMap((node) =>
		configuredFolders(source.cluster, node)
			.filter(isOwned)
			.map(({ path }) => ({ host: node.host, path })),
	);
	const folders = [...moves.map(({ from }) => from), ...packages, ...data];
	if (folders.length === 0) return [];
	return [
		say(
			{
				en: 'Nothing is deleted. After the next full backup, remove with cleanup.sh, or archive by hand: {folders}.',
				zh: '计划不会删除任何数据。完成下一次全量备份后，请用 cleanup.sh 清理，或手动归档：{folders}。',
			},
			{ folders: unique(folders.map(({ host, path }) => `${host}:${path}`)).join(', ') },
		),
	];
}
