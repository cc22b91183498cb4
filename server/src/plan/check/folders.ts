import type { Location } from '../../base/span.ts';
import { effectiveValue } from '../../model/effective.ts';
import type { Blueprint } from '../blueprint.ts';
import { configuredFolders, homeOf, isOwned, type OwnedFolder, startingFolders } from '../folders.ts';
import { travellers } from '../moves.ts';
import { overlaps } from '../path-relations.ts';
import type { Placement, PlanProblem } from '../plan.ts';
import { fileProblem, generalProblem, placeOf, targetProblem } from '../problem.ts';
import { withMode } from '../processes.ts';
import type { Source } from '../source.ts';
import { wantedCluster } from '../wanted-cluster.ts';

/** What is wrong with the folders for data: unclear ones, ones in the way, and ones of two nodes. */
export function folderProblems(blueprint: Blueprint): PlanProblem[] {
	if (blueprint.target.kind === 'deploy') return sharedFolders(blueprint);
	return [
		...unclearFolders(blueprint),
		...dataInHome(blueprint),
		...inTheWay(blueprint),
		...sharedFolders(blueprint),
		...aroundAdded(blueprint),
	];
}

/** Relative paths and single files: what would have to be copied is not certain. */
function unclearFolders({ source, wanted }: Blueprint): PlanProblem[] {
	const moving = travellers(source, wanted).map(({ from }) => from);
	const nodes = new Set([...moving, ...withMode(source.placements, 'controller')]);
	return [...nodes].flatMap((node) =>
		configuredFolders(source.cluster, node).flatMap((folder) =>
			isOwned(folder)
				? []
				: [
						fileProblem(
							folder.at,
							{
								en: '{name} of {alias} is {value}: the planner copies folders with absolute paths only. Write an absolute path of a folder, or move this by hand.',
								zh: '{alias} 的 {name} 为 {value}：计划只能复制绝对路径的目录。请填写目录的绝对路径，或手动迁移。',
							},
							{ name: folder.name, alias: folder.alias, value: folder.value },
						),
					],
		),
	);
}

/** Chunk metadata and redo logs hold absolute paths, so volumes must not change theirs; homes do. */
function dataInHome({ source, wanted }: Blueprint): PlanProblem[] {
	return travellers(source, wanted)
		.filter(({ from, to }) => from.mode === 'datanode' && homeOf(from) !== homeOf(to))
		.flatMap(({ from, to }) => {
			const volumes = effectiveValue(source.cluster, from.alias, 'volumes');
			if (volumes?.entry) return [];
			const message = generalProblem(
				{
					en: 'No volumes are set for {alias}, so its data lie in its home {home}, whose path would change to {next}. Chunks hold absolute paths. This is not supported; move the data with backupDB and restoreDB.',
					zh: '{alias} 未设置 volumes，数据位于主目录 {home}，迁移后路径会变为 {next}，而分区元数据含有绝对路径。暂不支持，请使用 backupDB 和 restoreDB 迁移数据。',
				},
				{ alias: from.alias, home: homeOf(from), next: homeOf(to) },
			);
			return [message];
		});
}

/** A host that takes in folders must not use the same paths itself: swapping hosts takes a third place. */
function inTheWay({ source, moves }: Blueprint): PlanProblem[] {
	return moves.flatMap((move) => {
		if (move.content !== 'folders' || move.from.host === move.to.host) return [];
		const there = source.placements
			.filter((one) => one.host === move.to.host)
			.flatMap((one) => foldersOf(source.cluster, one));
		const taken = there.find(({ path }) => overlaps(path, move.to.path));
		if (!taken) return [];
		return [
			{
				...generalProblem(
					{
						en: '{path} would come to {host}, where {alias} uses {taken} today. Exchanging hosts is not supported yet: move one node to another host first, or change its folders.',
						zh: '{path} 将复制到 {host}，但 {alias} 目前在该主机使用 {taken}。暂不支持主机互换：请先将其中一个节点迁移到其他主机，或修改其目录。',
					},
					{ path: move.to.path, host: move.to.host, alias: taken.alias, taken: taken.path },
				),
				place: taken.at && placeOf(taken.at),
			},
		];
	});
}

/** Two nodes of one host must not share folders; a kept one may, where it does so today, as far as rules allow it. */
function sharedFolders({ files, wanted, source, target }: Blueprint): PlanProblem[] {
	const cluster = wantedCluster(files);
	const arrives = ({ alias, host }: Placement) =>
		target.kind === 'deploy' || source.placementOf.get(alias)?.host !== host;
	return wanted.placements.filter(arrives).flatMap((one) => {
		const others = wanted.placements.filter((other) => other.host === one.host && other.alias !== one.alias);
		const isAdded = target.kind === 'migrate' && !source.placementOf.has(one.alias);
		const theirs = others.flatMap((other) => startingFolders(cluster, other));
		const left = isAdded ? foldersToday(source, one.host) : [];
		return startingFolders(cluster, one).flatMap((folder) => {
			const taken = [...theirs, ...left].find(({ path }) => overlaps(path, folder.path));
			if (!taken || !folder.at) return [];
			return [isAdded ? sharedByAdded(one, folder, taken) : shared(one, folder, folder.at, taken)];
		});
	});
}

/** What nodes have on a host today: where they leave, their data stay for a while. */
function foldersToday({ cluster, placements }: Source, host: string): OwnedFolder[] {
	return placements.filter((one) => one.host === host).flatMap((one) => startingFolders(cluster, one));
}

function shared({ host }: Placement, folder: OwnedFolder, at: Location, taken: OwnedFolder): PlanProblem {
	return fileProblem(
		at,
		{
			en: 'On {host}, {name} of {alias} would be {path}, which overlaps with {taken} of {other}. Give one of them another folder.',
			zh: '在 {host} 上，{alias} 的 {name}（{path}）与 {other} 的 {taken} 重叠，请为其中之一更换目录。',
		},
		{ host, name: folder.name, alias: folder.alias, path: folder.path, taken: taken.path, other: taken.alias },
	);
}

/** The target can say what a node gets that is not there yet. */
function sharedByAdded({ alias, host }: Placement, { name, path }: OwnedFolder, taken: OwnedFolder): PlanProblem {
	return targetProblem(
		`nodes.${alias}.set.${name}`,
		{
			en: 'On {host}, {name} of {alias} would be {path}, which overlaps with {taken} of {other}. Give {alias} another folder: "set": {"{name}": …}.',
			zh: '在 {host} 上，{alias} 的 {name}（{path}）与 {other} 的 {taken} 重叠。请用 "set": {"{name}": …} 为 {alias} 指定其他目录。',
		},
		{ host, name, alias, path, taken: taken.path, other: taken.alias },
	);
}

/** A tree that is copied as a whole, and compared, must have no folder of a new node in it. */
function aroundAdded({ source, wanted, moves, files }: Blueprint): PlanProblem[] {
	const cluster = wantedCluster(files);
	const added = wanted.placements.filter(({ alias }) => !source.placementOf.has(alias));
	return added.flatMap((one) => {
		const arriving = moves.filter(({ to, content }) => to.host === one.host && content === 'folders');
		return startingFolders(cluster, one).flatMap(({ name, path }) => {
			const tree = arriving.find(({ to }) => overlaps(to.path, path));
			if (!tree) return [];
			return [
				targetProblem(
					`nodes.${one.alias}.set.${name}`,
					{
						en: '{name} of {alias} is {path}, but {tree} is copied to {host} as a whole. Give {alias} a folder outside of it: "set": {"{name}": …}.',
						zh: '{alias} 的 {name} 为 {path}，而 {tree} 会整体复制到 {host}。请用 "set": {"{name}": …} 为 {alias} 指定该目录之外的目录。',
					},
					{ name, alias: one.alias, path, tree: tree.to.path, host: one.host },
				),
			];
		});
	});
}

function foldersOf(cluster: Parameters<typeof configuredFolders>[0], node: Placement): OwnedFolder[] {
	return configuredFolders(cluster, node).filter(isOwned);
}
