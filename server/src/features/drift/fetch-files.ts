import { unique } from '../../base/collections.ts';
import { say, type Template } from '../../base/message.ts';
import type { FileId } from '../../base/span.ts';
import { layoutName, layoutText } from '../../drift/layout-file.ts';
import { packagesWithoutHost, placesOf } from '../../drift/places.ts';
import { isListed, reachOf } from '../../drift/reach.ts';
import type { Cluster } from '../../model/cluster.ts';
import type { PlanProblem } from '../../plan/plan.ts';
import { generalProblem } from '../../plan/problem.ts';
import { readTarget } from '../../plan/read-target.ts';
import type { Target } from '../../plan/target-layout.ts';
import { fetchScript } from '../../render/fetch/fetch.ts';
import type { RenderedFile } from '../../render/renderer.ts';
import { chooseCluster } from '../../verify/choose-cluster.ts';
import type { Snapshot } from '../../workspace/workspace.ts';
import { clustersMeant } from '../migration/nearest.ts';

/** A target file, which says how hosts are reached and where packages lie on them. */
export interface GivenTarget {
	readonly text: string;
	/** The file, beside or above the cluster that it means. */
	readonly near?: FileId | undefined;
}

/** A cluster with the target that tells more of its hosts, or why there is none. */
export type Meant =
	| (Pick<Snapshot, 'encodings'> & { readonly cluster: Cluster; readonly target: Target | undefined })
	| { readonly problems: readonly PlanProblem[] };

/** Clusters to choose among, and the files that are not plain UTF-8. */
export type Among = Pick<Snapshot, 'clusters' | 'encodings'>;

/** The cluster that is meant: the one that a target is for, else the only one. */
export function clusterMeant(among: Among, given: GivenTarget | undefined): Meant {
	if (given) return meantBy(among, given);
	const { clusters, encodings } = among;
	const [cluster, second] = clusters;
	if (cluster && !second) return { cluster, target: undefined, encodings };
	const known = clusters.map(({ name, packages }) => `${name} (${packages[0]?.folder})`).join(', ');
	return { problems: [generalProblem(cluster ? SEVERAL : NONE, { known })] };
}

function meantBy({ clusters, encodings }: Among, { text, near }: GivenTarget): Meant {
	const { target, problems } = readTarget(text);
	if (!target) return { problems };
	if (clusters.length === 1 && clusters[0]) return { cluster: clusters[0], target, encodings };
	const chosen = chooseCluster(clustersMeant(clusters, target, near), target);
	return 'problems' in chosen ? chosen : { cluster: chosen.cluster, target, encodings };
}

const SEVERAL: Template = {
	en: 'There are several clusters: {known}. Name the folder of one.',
	zh: '存在多个集群：{known}。请指定其中一个的目录。',
};
const NONE: Template = {
	en: 'There is no cluster here. Name the folder with the configuration files of all hosts.',
	zh: '此处没有集群，请指定包含所有主机配置文件的目录。',
};
const UNLISTED: Template = {
	en: 'The target does not name host {host}, so it does not say how to reach it. Add it to "hosts".',
	zh: '目标文件未列出主机 {host}，无法得知如何登录，请在 "hosts" 中添加。',
};
const NO_HOST: Template = {
	en: 'Nothing says on which host {folder} lies. Declare it in the setting dolphindbCluster.hosts.',
	zh: '无法得知 {folder} 在哪台主机上，请在设置 dolphindbCluster.hosts 中声明。',
};

/** A problem for each of these hosts that a target does not say how to reach. */
export function unlistedIn(target: Target | undefined, hosts: readonly string[]): PlanProblem[] {
	return hosts.filter((host) => !isListed(host, target)).map((host) => generalProblem(UNLISTED, { host }));
}

/** A problem for each package of which nobody can tell where it lies. */
export function lostPackages(cluster: Cluster): PlanProblem[] {
	return packagesWithoutHost(cluster).map(({ folder }) => generalProblem(NO_HOST, { folder }));
}

/** The script that copies the files of a cluster from its hosts, with what it leaves out. */
export interface FetchFiles {
	readonly files: readonly RenderedFile[];
	readonly warnings: readonly PlanProblem[];
}

/** Makes the script, or says why it cannot be made. Writes nothing. */
export function fetchFiles({
	cluster,
	target,
}: Pick<Exclude<Meant, { problems: unknown }>, 'cluster' | 'target'>):
	| FetchFiles
	| { readonly problems: readonly PlanProblem[] } {
	const places = placesOf(cluster, target);
	const hosts = unique(places.map(({ host }) => host));
	const unlisted = unlistedIn(target, hosts);
	if (unlisted.length > 0) return { problems: unlisted };
	const lost = lostPackages(cluster);
	if (places.length === 0) return { problems: lost };
	const reached = hosts.map((host) => reachOf(host, target));
	const layout = { path: layoutName, text: layoutText(places), executable: false };
	return { files: [fetchScript(cluster.name, reached, places), layout], warnings: lost };
}

/** The sentence for a place of which nothing was fetched. */
export const notFetched = (folder: string) =>
	say(
		{
			en: '{folder}: nothing was fetched here. Run fetch.sh first.',
			zh: '{folder}：此处没有从主机取得的文件，请先运行 fetch.sh。',
		},
		{ folder },
	);
