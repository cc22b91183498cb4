import { textOf } from '../syntax/tree.ts';
import { configFolder, configPath } from './final-files.ts';
import { configuredFolders, homeOf, isOwned } from './folders.ts';
import type { Plan } from './plan.ts';
import type { Source } from './source.ts';
import {
	changeFiles,
	changeFolders,
	changeRunning,
	contents,
	NOTHING_KNOWN,
	type SystemState,
} from './system-state.ts';

/** The hosts before the first step. */
export function initialState(plan: Plan, source: Source): SystemState {
	return plan.kind === 'deploy' ? freshHosts(plan) : runningCluster(source);
}

function runningCluster(source: Source): SystemState {
	const withPackages = source.packages.reduce((state, { host, path, files }) => {
		const texts = [...files].map(([kind, file]) => [configPath(path, kind), textOf(file.tree)] as const);
		return changeFolders(changeFiles(state, host, texts), host, [[path, contents.program]]);
	}, NOTHING_KNOWN);
	return source.placements.reduce((state, node) => {
		const { alias, host, mode, registered } = node;
		const hasState = mode === 'controller' || mode === 'datanode';
		const folders = hasState
			? [
					homeOf(node),
					...configuredFolders(source.cluster, node)
						.filter(isOwned)
						.map(({ path }) => path),
				]
			: [];
		const filled = changeFolders(
			state,
			host,
			folders.map((path) => [path, contents.stateOf(alias)]),
		);
		return registered ? changeRunning(filled, host, [alias], 'start') : filled;
	}, withPackages);
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
