import { textOf } from '../syntax/tree.ts';
import { configFolder, configPath } from './final-files.ts';
import { configuredFolders, homeOf, isOwned } from './folders.ts';
import type { Placement, Plan } from './plan.ts';
import type { Source } from './source.ts';
import { changeFolders, contents, NOTHING_KNOWN, type SystemState, stateOf } from './system-state.ts';

/** The hosts before the first step. */
export function initialState(plan: Plan, source: Source): SystemState {
	return plan.kind === 'deploy' ? freshHosts(plan) : runningCluster(source);
}

function runningCluster(source: Source): SystemState {
	const hosts = new Map<string, KnownHost>();
	const on = (host: string): KnownHost => {
		const known = hosts.get(host) ?? { files: new Map(), folders: new Map(), running: new Set() };
		hosts.set(host, known);
		return known;
	};
	for (const { host, path, files } of source.packages) {
		for (const [kind, file] of files) on(host).files.set(configPath(path, kind), textOf(file.tree));
		on(host).folders.set(path, contents.program);
	}
	for (const node of source.placements) {
		const { alias, host, registered } = node;
		for (const path of stateFolders(source, node)) on(host).folders.set(path, contents.stateOf(alias));
		if (registered) on(host).running.add(alias);
	}
	return stateOf(hosts);
}

/** A host while it is being filled. */
interface KnownHost {
	readonly files: Map<string, string>;
	readonly folders: Map<string, string>;
	readonly running: Set<string>;
}

/** The folders that hold what a node knows. */
function stateFolders({ cluster }: Source, node: Placement): string[] {
	if (node.mode !== 'controller' && node.mode !== 'datanode') return [];
	const configured = configuredFolders(cluster, node).filter(isOwned);
	return [homeOf(node), ...configured.map(({ path }) => path)];
}

/** Nothing is there but the packages that no step installs: those the operator unpacked. */
function freshHosts(plan: Plan): SystemState {
	const installed = new Set(
		plan.steps.flatMap(({ kind, operations }) =>
			kind === 'install-package'
				? operations.flatMap((one) => (one.op === 'make-folder' ? [`${one.host}\n${one.path}`] : []))
				: [],
		),
	);
	const present = plan.target.filter((one) => !installed.has(`${one.host}\n${one.package}`));
	return present.reduce(
		(state, { host, package: path }) =>
			changeFolders(state, host, [
				[path, contents.program],
				[configFolder(path), contents.samples],
			]),
		NOTHING_KNOWN,
	);
}
