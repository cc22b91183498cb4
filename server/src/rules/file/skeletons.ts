import { findParameter } from '../../catalog/catalog.ts';
import type { Cluster } from '../../model/cluster.ts';
import type { CfgFile } from '../../model/files/cfg-file.ts';
import type { ConfigFile } from '../../model/files/config-file.ts';
import { isComplete, type Site, siteText } from '../../model/files/site.ts';
import type { Package } from '../../model/package.ts';
import { textOf } from '../../syntax/tree.ts';
import { agentPackages, sitesValue } from '../cluster-edits.ts';
import { controllerPackages, unusedControllers } from '../controller/controllers.ts';

/** What a file may have to say, by the other files of its cluster. */
export interface Skeleton {
	/** The process it would be for; none for a file that all packages have alike. */
	readonly site: Site | undefined;
	readonly text: string;
	/** The text of another package's file, and not one that is put together here. */
	readonly isCopy: boolean;
}

/** The texts an empty file may have been meant to hold; none where the other files do not tell. */
export function skeletonsFor(cluster: Cluster, file: ConfigFile): readonly Skeleton[] {
	const pkg = cluster.packageOfFile.get(file.id);
	if (!pkg) return [];
	if (file.kind === 'controller') return controllerSkeletons(cluster, pkg);
	if (file.kind === 'agent') return agentSkeletons(cluster, pkg);
	const copies = cluster.files.filter((one) => one.kind === file.kind && hasContent(one));
	const [copy] = cluster.agreedNodes && copies.includes(cluster.agreedNodes) ? [cluster.agreedNodes] : copies;
	const text = copy ? textOf(copy.tree) : file.kind === 'nodes' ? nodesText(cluster) : undefined;
	return text === undefined ? [] : [{ site: undefined, text, isCopy: copy !== undefined }];
}

/** Whether a file says anything at all. */
export function hasContent(file: ConfigFile): boolean {
	return file.tree.lines.some((line) => line.kind !== 'blank');
}

function controllerSkeletons(cluster: Cluster, pkg: Package): Skeleton[] {
	const sample = controllerPackages(cluster).find(({ controller }) => controller.localSite)?.controller;
	const group = cluster.isHa && !sample?.common.has('dfsHAMode') ? ['dfsHAMode=Raft'] : [];
	return unusedControllers(cluster, pkg).map((site) => ({
		site,
		isCopy: false,
		text: lines(['mode=controller', `localSite=${siteText(site)}`, ...group, ...commonSettings(sample)]),
	}));
}

function agentSkeletons(cluster: Cluster, pkg: Package): Skeleton[] {
	const agents = agentPackages(cluster).flatMap(({ agent }) => agent ?? []);
	const used = new Set(agents.map((agent) => agent.localSite?.site.alias));
	const sample = agents.find((agent) => agent.localSite);
	const controller = sample?.controllerSite?.site ?? cluster.controllers[0]?.site;
	const free = cluster.rows.filter(({ mode, alias, site }) => mode === 'agent' && !used.has(alias) && isComplete(site));
	const here = free.filter(({ host }) => pkg.host === undefined || pkg.host === host);
	if (!controller || !isComplete(controller)) return [];
	return here.map(({ site }) => {
		const sites = cluster.isHa ? [`sites=${sitesValue(cluster, site)}`] : [];
		const own = ['mode=agent', `localSite=${siteText(site)}`, `controllerSite=${siteText(controller)}`, ...sites];
		return { site, isCopy: false, text: lines([...own, ...commonSettings(sample)]) };
	});
}

const OWN_SETTINGS: ReadonlySet<string> = new Set(['mode', 'localSite', 'controllerSite', 'sites', 'publicName']);

/** The settings of another file of the kind that may be the same here. */
function commonSettings(sample: CfgFile | undefined): string[] {
	const entries = sample?.entries.filter(({ name }) => {
		const parameter = findParameter(name);
		return parameter && !OWN_SETTINGS.has(name) && !parameter.mustDifferPerNode && !parameter.sensitive;
	});
	return (entries ?? []).map(({ syntax, value }) => `${syntax.key.text}=${value}`);
}

/** The controllers of a Raft group and the agents, as their own files tell; workers have no files to tell of them. */
function nodesText(cluster: Cluster): string | undefined {
	const controllers = cluster.isHa ? cluster.controllers.map(({ site }) => `${siteText(site)},controller`) : [];
	const sites = agentPackages(cluster).flatMap(({ agent }) => agent?.localSite?.site ?? []);
	const agents = sites.filter(isComplete).map((site) => `${siteText(site)},agent`);
	const rows = [...controllers, ...agents];
	return rows.length === 0 ? undefined : lines(['localSite,mode', ...rows]);
}

function lines(texts: readonly string[]): string {
	return texts.map((text) => `${text}\n`).join('');
}
