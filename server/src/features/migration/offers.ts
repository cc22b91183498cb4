import { type Locale, render, say, type Template } from '../../base/message.ts';
import { commonFolder, folderOf } from '../../base/paths.ts';
import { packageRoot } from '../../model/build-packages.ts';
import type { Cluster } from '../../model/cluster.ts';
import { deploymentMode, describeMode, modeNames } from '../../model/deployment-mode.ts';
import {
	type Ask,
	offeredPresets,
	type Preset,
	type PresetName,
	presetTarget,
	proposedToLeave,
} from '../../plan/presets.ts';
import type { Snapshot } from '../../workspace/workspace.ts';

/** What can be done with a cluster, or without one. */
export interface Offer {
	readonly name: PresetName;
	readonly kind: 'migrate' | 'deploy';
	readonly title: string;
	/** What the user has to fill in: an address each, or an alias. */
	readonly hosts: readonly {
		readonly question: string;
		readonly proposal: string;
		readonly options?: readonly string[];
	}[];
}

/** A cluster with what can be done with it. */
export interface ClusterOffers {
	readonly cluster: Cluster;
	/** Name and meaning of the deployment mode. */
	readonly mode: string;
	readonly errors: number;
	/** The folder that holds all packages. */
	readonly folder: string;
	readonly offers: readonly Offer[];
}

/** The clusters of the workspace, each with the presets that fit it. Standalone servers are no clusters. */
export function clusterOffers(snapshot: Snapshot, locale: Locale): ClusterOffers[] {
	return snapshot.clusters
		.filter((cluster) => !cluster.isStandalone)
		.map((cluster) => {
			const mode = deploymentMode(cluster);
			return {
				cluster,
				mode: `${render(say(modeNames[mode.kind]), locale)}: ${render(describeMode(mode), locale)}`,
				errors: errorsOf(snapshot, cluster),
				folder: commonFolder(cluster.packages.map((pkg) => folderOf(packageRoot(pkg.folder)))),
				offers: offersFor(cluster, locale),
			};
		});
}

/** The presets that fit a cluster, or an empty workspace. */
export function offersFor(cluster: Cluster | undefined, locale: Locale): Offer[] {
	return offeredPresets(cluster).map((preset) => toOffer(preset, cluster, locale));
}

/** The text of a target file made from a preset. */
export function targetText(preset: PresetName, cluster: Cluster | undefined, hosts: readonly string[]): string {
	return `${JSON.stringify(presetTarget(preset, cluster, hosts), undefined, 2)}\n`;
}

/** Whether a word names a preset that is offered here. */
export function isOffered(name: string, cluster: Cluster | undefined): name is PresetName {
	return offeredPresets(cluster).some((preset) => preset.name === name);
}

function toOffer({ name, title, asks }: Preset, cluster: Cluster | undefined, locale: Locale): Offer {
	const kind = name.startsWith('deploy') ? 'deploy' : 'migrate';
	const hosts = asks.map((ask, at) => {
		const nth = asks.slice(0, at).filter((one) => one === ask).length;
		const proposal = cluster ? proposalsFor(ask, cluster, asks.length)[nth] : undefined;
		const options = cluster && optionsFor(ask, cluster);
		const question = render(say(questions[ask], { n: nth + 1 }), locale);
		return { question, proposal: proposal ?? '', ...(options ? { options } : {}) };
	});
	return { name, kind, title: render(title, locale), hosts };
}

const questions: Readonly<Record<Ask, Template>> = {
	server: { en: 'Address of server {n}', zh: '第 {n} 台服务器的地址' },
	'new-server': { en: 'Address of new server {n}', zh: '第 {n} 台新服务器的地址' },
	'leaving-controller': { en: 'Controller {n} that leaves (alias)', zh: '第 {n} 个要移除的控制节点（别名）' },
	'emptied-host': { en: 'Address of the host that all nodes leave', zh: '要清空的主机地址' },
};

function proposalsFor(ask: Ask, cluster: Cluster, count: number): readonly string[] {
	switch (ask) {
		case 'server':
			return cluster.hosts;
		case 'new-server':
			return newAddresses(cluster.hosts, count);
		case 'leaving-controller':
			return proposedToLeave(cluster, count);
		case 'emptied-host':
			return cluster.hosts.slice(-1);
	}
}

/** Where the answer is something that the cluster has, all that it may be. */
function optionsFor(ask: Ask, cluster: Cluster): readonly string[] | undefined {
	if (ask === 'emptied-host') return cluster.hosts;
	if (ask !== 'leaving-controller') return undefined;
	return [...cluster.rowsByAlias].flatMap(([alias, { mode }]) => (mode === 'controller' ? [alias] : []));
}

/** The addresses after the last one that the cluster uses: a guess that saves typing where hosts are numbered. */
function newAddresses(known: readonly string[], count: number): string[] {
	const last = known.filter((host) => /^\d+(\.\d+){3}$/.test(host)).at(-1);
	if (!last) return [];
	const cut = last.lastIndexOf('.') + 1;
	const [network, number] = [last.slice(0, cut), Number(last.slice(cut))];
	const free = Array.from({ length: 254 - number }, (_, at) => network + (number + at + 1));
	return free.filter((host) => !known.includes(host)).slice(0, count);
}

function errorsOf(snapshot: Snapshot, cluster: Cluster): number {
	const findings = cluster.files.flatMap(({ id }) => snapshot.findings(id));
	return findings.filter(({ severity }) => severity === 'error').length;
}
