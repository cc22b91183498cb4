import { packageRoot } from '../model/build-packages.ts';
import type { Cluster } from '../model/cluster.ts';
import { templateCluster } from '../plan/deployment-template.ts';
import type { PlanProblem } from '../plan/plan.ts';
import { generalProblem, targetProblem } from '../plan/problem.ts';
import type { Target } from '../plan/target-layout.ts';

/** A cluster, or why it is not clear which one is meant. */
export type Chosen = { readonly cluster: Cluster } | { readonly problems: readonly PlanProblem[] };

/** The cluster that a target is for. */
export function chooseCluster(all: readonly Cluster[], target: Target): Chosen {
	const clusters = all.filter(({ isStandalone }) => !isStandalone);
	const fits = target.cluster === undefined ? clusters : clusters.filter((one) => isNamed(one, target.cluster ?? ''));
	const [cluster, second] = fits;
	if (cluster && !second) return { cluster };
	if (!cluster && target.cluster === undefined) return newCluster(target);
	const known = (fits.length > 0 ? fits : clusters).map(({ name, packages }) => `${name} (${packages[0]?.folder})`);
	const values = { wanted: target.cluster ?? '', known: known.join(', ') };
	const template = cluster
		? {
				en: 'There are several clusters: {known}. Set "cluster" to the name or folder of one.',
				zh: '存在多个集群：{known}。请在 "cluster" 中填写其中之一的名称或文件夹。',
			}
		: { en: 'There is no cluster {wanted}; there are: {known}.', zh: '没有名为 {wanted} 的集群，现有：{known}。' };
	return { problems: [targetProblem('cluster', template, values)] };
}

function isNamed({ name, packages }: Cluster, wanted: string): boolean {
	const folder = `/${wanted.replace(/^\.?\/|\/$/g, '')}/`;
	return name === wanted || packages.every((pkg) => `${packageRoot(pkg.folder)}/`.includes(folder));
}

/** Without a cluster in the workspace, a deployment uses the built-in template. */
function newCluster(target: Target): Chosen {
	if (target.kind === 'migrate') {
		const nothing = {
			en: 'The workspace holds no cluster to migrate. Open the folder with the configuration files of all hosts.',
			zh: '工作区中没有可迁移的集群，请打开包含所有主机配置文件的文件夹。',
		};
		return { problems: [generalProblem(nothing)] };
	}
	const incomplete = Object.entries(target.nodes).filter(([, node]) => !node?.mode || !node.host || !node.port);
	const noPackage = Object.entries(target.nodes).filter(
		([, node]) => (node?.mode === 'controller' || node?.mode === 'agent') && !node.package,
	);
	const wrong = [...incomplete, ...noPackage].map(([alias]) =>
		targetProblem(
			`nodes.${alias}`,
			{
				en: 'nodes.{alias}: a new cluster needs mode, host and port of every node, and package of controllers and agents.',
				zh: 'nodes.{alias}：新集群的每个节点都需要 mode、host 和 port，控制节点和代理节点还需要 package。',
			},
			{ alias },
		),
	);
	if (wrong.length > 0) return { problems: wrong };
	const hasController = Object.values(target.nodes).some((node) => node?.mode === 'controller');
	if (hasController) return { cluster: templateCluster(target) };
	const empty = {
		en: 'The workspace holds no cluster, and nodes names no controller. Open a folder with the wanted files, or list the nodes (the presets deploy-single and deploy-dual do).',
		zh: '工作区中没有集群，nodes 中也没有控制节点。请打开包含目标文件的文件夹，或列出节点（可使用预设 deploy-single、deploy-dual）。',
	};
	return { problems: [targetProblem('nodes', empty)] };
}
