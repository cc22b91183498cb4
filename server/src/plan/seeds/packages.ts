import { unique } from '../../base/collections.ts';
import type { Blueprint } from '../blueprint.ts';
import { demoFolder, homeOf, type OwnedFolder, startingFolders } from '../folders.ts';
import { joinFolders } from '../join-folders.ts';
import { PACKAGE_EXCLUDES } from '../moves.ts';
import type { HostPath } from '../operation.ts';
import { below } from '../path-relations.ts';
import type { Placement } from '../plan.ts';
import { PLAN_ID } from '../plan-id.ts';
import { workers } from '../processes.ts';
import checkLicences from '../steps/check-licences.ts';
import installPackage from '../steps/install-package.ts';
import prepareHost from '../steps/prepare-host.ts';
import { type StepSeed, seed } from '../steps/step-kind.ts';
import type { WantedPackage } from '../wanted.ts';
import { wantedCluster } from '../wanted-cluster.ts';
import { keys } from './keys.ts';

/** What a package without state leaves out: what belongs to a machine or a node, and what running processes write. */
export const PROGRAM_EXCLUDES: readonly string[] = [
	...PACKAGE_EXCLUDES,
	'/server/clusterDemo/data',
	'/server/clusterDemo/controller.nohup',
	'/server/clusterDemo/agent.nohup',
	keptConfig('/server/clusterDemo'),
];

/** Where replaced configuration files are kept: beside their folder, so that commands over the folder miss them. */
export function keptConfig(demoFolder: string): string {
	return `${demoFolder}/config.backup-${PLAN_ID}`;
}

/** Packages and folders for nodes that are added. They have no state, so the cluster may run meanwhile. */
export function addedPackages(blueprint: Blueprint, after: readonly string[]): StepSeed[] {
	const added = blueprint.wanted.packages.filter(({ origin }) => origin === 'added');
	const installed = added.flatMap((pkg) => (pkg.from ? [installSeed(pkg, pkg.from, after)] : []));
	const before = installed.length > 0 ? keys(installed) : after;
	const prepared = blueprint.hosts.flatMap((host) => {
		const folders = newFolders(blueprint, host);
		return folders.length === 0 ? [] : [seed(prepareHost, { host, folders, purpose: 'new-nodes' }, before)];
	});
	const licences = blueprint.hosts.flatMap((host) => {
		const packages = added.filter((pkg) => pkg.host === host).map(({ path }) => path);
		return packages.length === 0 ? [] : [seed(checkLicences, { host, packages }, before)];
	});
	return [...installed, ...prepared, ...licences];
}

function installSeed(pkg: WantedPackage, from: HostPath, after: readonly string[]): StepSeed {
	const { name, host, path, controller } = pkg;
	const serves = controller === undefined && { serves: 'agent' as const };
	const data = { host, path, name, source: programsOf(from, host), folders: workFolders(path), ...serves };
	return seed(installPackage, data, after);
}

/** Copies on one host take the licence along; other hosts have their own. */
export function programsOf({ host, path }: HostPath, to: string) {
	return {
		package: { host, path },
		excludes: PROGRAM_EXCLUDES.filter((exclude) => exclude !== '*.lic' || host !== to),
	};
}

/** The folders that the vendor's scripts expect. */
export function workFolders(path: string): string[] {
	return [`${demoFolder(path)}/data`, `${demoFolder(path)}/log`];
}

/** The folders on a host for data of nodes that start empty; one for all where it bears the name of a package or node. */
export function newFolders(blueprint: Blueprint, host: string): string[] {
	const { wantedNodes, wantedPackages: packages } = blueprint.on(host);
	const nodes = wantedNodes.filter((node) => isNew(blueprint, node));
	if (nodes.length === 0) return [];
	const cluster = wantedCluster(blueprint.files);
	const folders = nodes.flatMap((node) => startingFolders(cluster, node));
	const outside = folders.filter(({ path }) => packages.every((pkg) => below(pkg.path, path) === undefined));
	const names = [...packages.map(({ name }) => name), ...nodes.map(({ alias }) => alias)];
	const others = [...packages, ...foldersOfOthers(blueprint, host)].map(({ path }) => path);
	return joinFolders(outside, others, names).map(({ path }) => path);
}

/** What nodes have on a host that are there, come, or leave: what they leave stays for a while. */
function foldersOfOthers(blueprint: Blueprint, host: string): OwnedFolder[] {
	const { source, target, files } = blueprint;
	const { nodes, wantedNodes } = blueprint.on(host);
	const cluster = wantedCluster(files);
	const old = target.kind === 'deploy' ? [] : nodes.flatMap((node) => startingFolders(source.cluster, node));
	const known = wantedNodes.filter((node) => !isNew(blueprint, node));
	return [...old, ...known.flatMap((node) => startingFolders(cluster, node))];
}

/** What new data and compute nodes will use within packages that are there: their homes, and folders that files name. */
export function newFoldersInPackages(blueprint: Blueprint, host: string): string[] {
	const { wantedNodes, wantedPackages } = blueprint.on(host);
	const nodes = workers(wantedNodes).filter((node) => isNew(blueprint, node));
	if (nodes.length === 0) return [];
	const cluster = wantedCluster(blueprint.files);
	const here = wantedPackages.filter(({ origin }) => origin === 'here').map(({ path }) => path);
	const folders = nodes.flatMap((node) => [homeOf(node), ...startingFolders(cluster, node).map(({ path }) => path)]);
	return unique(folders.filter((path) => here.some((pkg) => below(pkg, path) !== undefined)));
}

function isNew({ source, target }: Blueprint, { alias }: Placement): boolean {
	return target.kind === 'deploy' || !source.placementOf.has(alias);
}
