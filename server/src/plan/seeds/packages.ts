import type { Blueprint } from '../blueprint.ts';
import { configuredFolders, demoFolder, isOwned } from '../folders.ts';
import { joinFolders } from '../join-folders.ts';
import { PACKAGE_EXCLUDES } from '../moves.ts';
import type { HostPath } from '../operation.ts';
import { below } from '../path-relations.ts';
import type { Placement } from '../plan.ts';
import { PLAN_ID } from '../plan-id.ts';
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

/** Packages and folders for added controllers and agents. They have no state, so the cluster may run meanwhile. */
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

function installSeed({ name, host, path }: WantedPackage, from: HostPath, after: readonly string[]): StepSeed {
	const source = programsOf(from, host);
	return seed(installPackage, { host, path, name, source, folders: workFolders(path) }, after);
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
	const { source, target, files } = blueprint;
	const { wantedNodes, wantedPackages: packages } = blueprint.on(host);
	const isNew = ({ alias }: Placement) => target.kind === 'deploy' || !source.placementOf.has(alias);
	const nodes = wantedNodes.filter(isNew);
	if (nodes.length === 0) return [];
	const cluster = wantedCluster(files);
	const folders = nodes.flatMap((node) => configuredFolders(cluster, node).filter(isOwned));
	const outside = folders.filter(({ path }) => packages.every((pkg) => below(pkg.path, path) === undefined));
	const names = [...packages.map(({ name }) => name), ...nodes.map(({ alias }) => alias)];
	return joinFolders(
		outside,
		packages.map(({ path }) => path),
		names,
	).map(({ path }) => path);
}
