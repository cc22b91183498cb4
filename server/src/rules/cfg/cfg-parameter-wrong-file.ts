import { say } from '../../base/message.ts';
import { canonicalFileNames } from '../../catalog/file-kinds.ts';
import type { Cluster } from '../../model/cluster.ts';
import { type CfgFile, nameAt } from '../../model/files/cfg-file.ts';
import { fileName } from '../places.ts';
import { reading, SITES } from '../reads.ts';
import { defineClusterRule, type Finding, type Fix } from '../rule.ts';
import { commentFix } from './line-fixes.ts';
import { findMisplaced, isForOneProcess, type Misplaced } from './misplaced.ts';
import { movesOf } from './moves.ts';
import { everywhere } from './settings-rule.ts';

export default defineClusterRule({
	code: 'cfg-parameter-wrong-file',
	severity: 'info', // settings of other roles are common in clusters that run; those below do harm
	worst: 'error',
	reads: reading(SITES, { controller: ['settings'], agent: ['settings'], cluster: ['settings'] }),
	title: { en: 'A parameter in the wrong file', zh: '配置项写在了错误的文件中' },
	why: {
		en: 'The process that needs the setting does not read this file and runs with its default.',
		zh: '需要该设置的进程不读取此文件，会按默认值运行。',
	},
	behaviour: {
		en: 'Data and compute nodes get their settings from cluster.cfg, controllers from controller.cfg, agents from agent.cfg. A setting for another role is ignored.',
		zh: '数据节点与计算节点的设置来自 cluster.cfg，控制节点来自 controller.cfg，代理节点来自 agent.cfg；其他角色的设置会被忽略。',
	},
	source: '[IN] note; [FC] column “配置节点” — certain for the listed names, judgement otherwise',
	*check(cluster) {
		// dolphindb.cfg: single-cluster-parameter
		for (const file of cluster.files) if (file.kind !== 'nodes') yield* inFile(cluster, file);
	},
});

function* inFile(cluster: Cluster, file: CfgFile): Iterable<Finding> {
	for (const misplaced of findMisplaced(file)) {
		const { entry, parameter, severity } = misplaced;
		if (isForOneProcess(cluster, file, entry)) continue; // cluster-qualifier-role
		yield {
			at: nameAt(entry),
			...(severity && { severity }),
			message: say(
				{ en: '{name} belongs in {files}, not in {file}.', zh: '{name} 应配置在 {files}，而不是 {file}。' },
				{ name: parameter.name, files: listOf(misplaced), file: fileName(file.id) },
			),
			fixes: () => fixes(cluster, file, misplaced),
		};
	}
}

/** The files of a cluster; dolphindb.cfg only where there is no other. */
function listOf({ parameter }: Misplaced): string {
	const inCluster = parameter.files.filter((file) => file !== canonicalFileNames.single);
	return (inCluster.length > 0 ? inCluster : parameter.files).join(' / ');
}

/** Moving makes a setting effective that had no effect so far: the operator decides. */
function* fixes(cluster: Cluster, file: CfgFile, misplaced: Misplaced): Iterable<Fix> {
	const copies = everywhere(cluster, file, misplaced.entry);
	yield* movesOf(cluster, copies, misplaced);
	yield* commentFix(copies);
}
