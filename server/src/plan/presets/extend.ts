import { unique } from '../../base/collections.ts';
import { effectiveValue } from '../../model/effective.ts';
import type { Source, SourcePackage } from '../source.ts';
import type { TargetInput } from '../target-layout.ts';
import { packageRunning } from '../wanted.ts';
import { hostEntries, nameMaker, packageEntries } from './entries.ts';

/** Adds a controller on every new host, and beside it the files of an agent that stays dormant. */
export function extendTarget(name: string, source: Source, newHosts: readonly string[]): TargetInput {
	const template = source.placements.find(({ mode }) => mode === 'controller');
	const pkg = packageRunning(source, template?.alias);
	if (!template || !pkg) throw new Error('this preset needs a cluster with a controller.cfg');
	const agents = source.placements.filter(({ mode }) => mode === 'agent');
	const aliases = source.placements.map(({ alias }) => alias);
	const nextController = nameMaker(aliases, template.alias);
	const nextAgent = nameMaker(aliases, agents[0]?.alias ?? 'agent');
	const nextPackage = packageMaker(source, pkg.name);
	const nextPort = portMaker(source);
	const added = newHosts.map((host) => ({ host, package: nextPackage() }));
	const agentNodes =
		agents.length === 0
			? []
			: added.map(
					(where) => [nextAgent(), { mode: 'agent' as const, ...where, port: nextPort(), registered: false }] as const,
				);
	const controllerNodes = added.map((where) => {
		const set = ownMetaDir(source, template.alias, pkg, where.package);
		return [
			nextController(),
			{ mode: 'controller' as const, ...where, port: nextPort(), ...(set && { set }) },
		] as const;
	});
	return {
		version: 1,
		kind: 'migrate',
		name,
		hosts: hostEntries([...source.cluster.hosts, ...newHosts]),
		packages: packageEntries([...source.packages.map((one) => one.name), ...added.map((one) => one.package)]),
		nodes: Object.fromEntries([...controllerNodes, ...agentNodes]),
	};
}

/** Where every host has a package of the same name, a new one has it, too; else packages are numbered. */
function packageMaker(source: Source, model: string): () => string {
	const names = unique(source.packages.map((pkg) => pkg.name));
	return names.length === 1 && source.packages.length > 1 ? () => model : nameMaker(names, model);
}

/** Ports above all that the cluster uses on any host. */
function portMaker(source: Source): () => number {
	let last = Math.max(...source.placements.map(({ port }) => port).filter(Number.isFinite));
	return () => ++last;
}

/** The folder for metadata of the new controller: that of the template with the name of the package replaced. */
function ownMetaDir(
	source: Source,
	alias: string,
	pkg: SourcePackage,
	name: string,
): { dfsMetaDir: string } | undefined {
	const value = effectiveValue(source.cluster, alias, 'dfsMetaDir')?.value;
	const own = value
		?.split('/')
		.map((part) => (part === pkg.name ? name : part))
		.join('/');
	return own === undefined || own === value ? undefined : { dfsMetaDir: own };
}
