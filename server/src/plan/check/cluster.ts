import type { FileId } from '../../base/span.ts';
import type { Cluster } from '../../model/cluster.ts';
import { rowAt } from '../../model/files/nodes-file.ts';
import { isComplete } from '../../model/files/site.ts';
import { textOf } from '../../syntax/tree.ts';
import type { PlanProblem } from '../plan.ts';
import { fileProblem, generalProblem } from '../problem.ts';
import { ALIAS } from '../target-patterns.ts';

/** Why nothing can be planned for a cluster as it is; `notUtf8` are the files that were read in another encoding. */
export function clusterProblems(
	cluster: Cluster,
	notUtf8: Pick<ReadonlySet<FileId>, 'has'> = new Set(),
): PlanProblem[] {
	const standalone = cluster.isStandalone || !cluster.isHa;
	return standalone
		? [
				generalProblem({
					en: 'Only clusters whose controllers form a Raft group (dfsHAMode=Raft) can be planned yet. Moving a cluster with one controller, and making it highly available, is not supported: use backupDB and restoreDB.',
					zh: '目前仅支持控制节点组成 Raft 组（dfsHAMode=Raft）的集群。单控制节点集群的迁移或转为高可用暂不支持，请使用 backupDB 和 restoreDB。',
				}),
			]
		: [
				...incompleteRows(cluster),
				...hostlessPackages(cluster),
				...missingFiles(cluster),
				...unreadableFiles(cluster, notUtf8),
			];
}

function incompleteRows(cluster: Cluster): PlanProblem[] {
	return cluster.rows
		.filter((row) => row.mode === undefined || !isComplete(row.site) || !ALIAS.test(row.alias))
		.map((row) =>
			fileProblem(rowAt(row), {
				en: 'This row does not name host, port, alias and mode of a node, or the alias has signs that a path cannot have. Correct it first.',
				zh: '该行未完整给出节点的主机、端口、别名和角色，或别名含有路径中不允许的字符，请先更正。',
			}),
		);
}

function hostlessPackages(cluster: Cluster): PlanProblem[] {
	return cluster.packages
		.filter((pkg) => pkg.host === undefined)
		.map((pkg) =>
			generalProblem(
				{
					en: 'It is not known on which host {folder} lies. Name it in the setting dolphindbCluster.hosts.',
					zh: '无法确定 {folder} 位于哪台主机，请在设置 dolphindbCluster.hosts 中指定。',
				},
				{ folder: pkg.folder },
			),
		);
}

/** All files of controllers and agents are edited, so all have to be there. */
function missingFiles(cluster: Cluster): PlanProblem[] {
	const known = new Set(
		cluster.packages.flatMap((pkg) => [pkg.controller?.localSite?.site.alias, pkg.agent?.localSite?.site.alias]),
	);
	return cluster.rows
		.filter((row) => (row.mode === 'controller' || row.mode === 'agent') && !known.has(row.alias))
		.map((row) =>
			fileProblem(
				rowAt(row),
				{
					en: 'The workspace has no {file} of {alias} ({host}). A plan changes the files of all hosts: open a folder that holds them all.',
					zh: '工作区中没有 {alias}（{host}）的 {file}。计划会修改所有主机的文件，请打开包含全部文件的文件夹。',
				},
				{ alias: row.alias, host: row.host, file: row.mode === 'controller' ? 'controller.cfg' : 'agent.cfg' },
			),
		);
}

/** A file that was not read as it is could not be compared with the one on the host, nor written back. */
function unreadableFiles(cluster: Cluster, notUtf8: Pick<ReadonlySet<FileId>, 'has'>): PlanProblem[] {
	return cluster.files
		.filter((file) => notUtf8.has(file.id) || textOf(file.tree).includes('\ufffd'))
		.map((file) => ({
			...generalProblem(
				{
					en: '{file} is not in UTF-8. Convert it on the host and in the workspace first.',
					zh: '{file} 不是 UTF-8 编码，请先在主机和工作区中转换编码。',
				},
				{ file: file.id },
			),
			place: `${file.id}:1`,
		}));
}
