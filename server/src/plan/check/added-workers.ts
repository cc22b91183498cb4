import { unique } from '../../base/collections.ts';
import { shownValue } from '../../catalog/secrets.ts';
import { isWorker } from '../../model/files/nodes-file.ts';
import { settingsFile } from '../../model/settings-file.ts';
import { type AddedWorker, addedWorkers } from '../added-workers.ts';
import type { Blueprint } from '../blueprint.ts';
import type { PlanProblem } from '../plan.ts';
import { targetProblem } from '../problem.ts';
import { zonesOn } from '../worker-edits.ts';
import { workerLines } from '../worker-lines.ts';

/** What nobody said about data and compute nodes that are added, and what does not follow from the others. */
export function addedWorkerProblems({ source, wanted, target }: Blueprint): PlanProblem[] {
	const workers = addedWorkers(source, wanted, target);
	const cluster = source.cluster;
	const rows = cluster.rows.filter(isWorker);
	const zones = unique(rows.map(({ zone }) => zone).filter((zone) => zone !== ''));
	return workers.flatMap((worker) => {
		const file = settingsFile(cluster, worker.like?.alias ?? worker.node.alias);
		const lines = file?.kind === 'cluster' ? workerLines(file, worker) : [];
		const isUnclear = zones.length > 0 && worker.columns['zone'] === undefined;
		return [
			...lines.flatMap(({ name, value, like }) =>
				value === undefined && like ? [underived(worker, name, like.entry.value)] : [],
			),
			...(isUnclear ? zoneProblem(worker, zones, zonesOn({ rows }, worker.node.host, wanted.placementOf)) : []),
		];
	});
}

function underived({ node, like }: AddedWorker, name: string, value: string): PlanProblem {
	return targetProblem(
		`nodes.${node.alias}.set.${name}`,
		{
			en: '{alias} is made like {like}, whose {name} is {value}. Nothing in it says what {alias} shall have: it names neither {like} nor {host} nor a package, and no other node has it. Say so: "set": {"{name}": …}, or choose another template with "like".',
			zh: '{alias} 以 {like} 为模板，其 {name} 为 {value}，其中既没有 {like}、{host}，也没有安装目录名，其他节点也不使用该值，无法推断 {alias} 的取值。请用 "set": {"{name}": …} 指定，或用 "like" 选择其他模板。',
		},
		{ alias: node.alias, like: like?.alias ?? '', host: like?.host ?? '', name, value: shownValue(name, value) },
	);
}

/** Zones say where machines stand, so that of a node on another host is not taken over. */
function zoneProblem({ node }: AddedWorker, zones: readonly string[], here: readonly string[]): PlanProblem[] {
	if (here.length === 1) return [];
	return [
		targetProblem(
			`nodes.${node.alias}.zone`,
			{
				en: 'nodes.{alias}.zone is missing: the nodes of this cluster have zones ({zones}), and those of {host} do not tell which one is meant.',
				zh: '缺少 nodes.{alias}.zone：该集群的节点分属不同区域（{zones}），而 {host} 上的节点无法说明应属哪个区域。',
			},
			{ alias: node.alias, host: node.host, zones: zones.join(', ') },
		),
	];
}
