import type { Blueprint } from '../blueprint.ts';
import { configuredFolders, homeOf, isOwned } from '../folders.ts';
import type { Placement } from '../plan.ts';
import { registeredAgents, startOf, stopOf, withMode, workers } from '../processes.ts';
import * as questions from '../questions.ts';
import type { NeededFolder } from '../start-checks.ts';
import confirmPoint, { confirmationOf } from '../steps/confirm-point.ts';
import sealCopies, { type SealData } from '../steps/seal.ts';
import startAgent from '../steps/start-agent.ts';
import startController, { type StartControllerData } from '../steps/start-controller.ts';
import startDataNodes from '../steps/start-data-nodes.ts';
import { type StepSeed, seed } from '../steps/step-kind.ts';
import { contents } from '../system-state.ts';
import { wantedCluster } from '../wanted-cluster.ts';
import { keys, nodeOf } from './keys.ts';

/** Controllers with their metadata, a leader, empty ones one by one, agents, data nodes; people look in between. */
export function startSeeds(blueprint: Blueprint, after: readonly string[]): StepSeed[] {
	const controllers = withMode(blueprint.wanted.placements, 'controller');
	const isAdded = ({ alias }: Placement) => !blueprint.source.placementOf.has(alias);
	const [kept, added] = [controllers.filter((one) => !isAdded(one)), controllers.filter(isAdded)];
	const sealed = seed(sealCopies, { requirements: added.flatMap(emptyHome) }, after);
	const started = kept.map((one) =>
		controllerSeed(blueprint, one, { member: 'kept', others: [], confirmed: [] }, [sealed.key]),
	);
	const joined = joinSeeds(blueprint, kept, added, keys(started));
	const joins = added.map(({ alias }) => confirmationOf('joined', [alias]));
	const last = keys([...started, ...joined].slice(added.length > 0 ? -1 : 0));
	return [sealed, ...started, ...joined, ...nodeSeeds(blueprint, last, joins)];
}

/** M3: a new member must not find another one's state. */
export function emptyHome(controller: Placement): SealData['requirements'] {
	const path = `${homeOf(controller)}/raft`;
	const problem = `There is Raft state in ${path} on ${controller.host}, but ${controller.alias} has to start empty. Look where it comes from and move it away.`;
	return [{ host: controller.host, probe: { probe: 'path-absent', path }, problem }];
}

/** M6, O10: the leader first, then one by one. */
function joinSeeds(
	blueprint: Blueprint,
	kept: readonly Placement[],
	added: readonly Placement[],
	after: readonly string[],
): StepSeed[] {
	if (added.length === 0) return [];
	const running = kept.map(nodeOf);
	const aliases = kept.map(({ alias }) => alias);
	const leader = { topic: 'leader' as const, aliases, question: questions.leaderQuestion(kept), running };
	const seeds = [seed(confirmPoint, leader, after)];
	const confirmed = [confirmationOf('leader', aliases)];
	added.forEach((one, at) => {
		const others = [...running, ...added.slice(0, at).map(nodeOf)];
		const start = controllerSeed(
			blueprint,
			one,
			{ member: 'added', others, confirmed: [...confirmed] },
			keys(seeds.slice(-1)),
		);
		const point = {
			topic: 'joined' as const,
			aliases: [one.alias],
			question: questions.joinedQuestion(one),
			running: [nodeOf(one)],
		};
		confirmed.push(confirmationOf('joined', [one.alias]));
		seeds.push(start, seed(confirmPoint, point, [start.key]));
	});
	return seeds;
}

/** The start of one controller. */
export function controllerSeed(
	blueprint: Blueprint,
	controller: Placement,
	how: Pick<StartControllerData, 'member' | 'others' | 'confirmed'>,
	after: readonly string[],
): StepSeed {
	const start = startOf(blueprint, controller);
	const stop = stopOf(blueprint, controller.host, [controller.package]);
	return seed(
		startController,
		{ start, stop, folders: controllerFolders(blueprint, controller, how.member), ...how },
		after,
	);
}

function controllerFolders(
	blueprint: Blueprint,
	controller: Placement,
	member: StartControllerData['member'],
): NeededFolder[] {
	const { alias, host } = controller;
	const configured = configuredFolders(wantedCluster(blueprint.files), controller).filter(isOwned);
	const paths = [homeOf(controller), ...configured.filter(({ optional }) => !optional).map(({ path }) => path)];
	if (member === 'kept') return paths.map((path) => ({ host, path, content: contents.stateOf(alias) }));
	return paths.map((path) => ({ host, path, content: contents.empty, optional: true }));
}

/** Agents, then data nodes, with the gates G3 to G5; the same for migrations and deployments. */
export function nodeSeeds(
	blueprint: Blueprint,
	after: readonly string[],
	confirmed: readonly string[] = [],
): StepSeed[] {
	const { placements } = blueprint.wanted;
	const { kind } = blueprint.target;
	const controllers = withMode(placements, 'controller');
	const added = placements.filter(({ alias }) => !blueprint.source.placementOf.has(alias));
	const point = { aliases: controllers.map(({ alias }) => alias), running: controllers.map(nodeOf) };
	const metadata = seed(
		confirmPoint,
		{ topic: 'metadata', question: questions.metadataQuestion(controllers, kind), confirmed, ...point },
		after,
		'G3',
	);
	const agents = registeredAgents(placements).map((agent) => {
		const stop = stopOf(blueprint, agent.host, [agent.package]);
		const confirmed = confirmationOf('metadata', point.aliases);
		return seed(startAgent, { start: startOf(blueprint, agent), stop, confirmed }, [metadata.key]);
	});
	const data = dataSeeds(blueprint, agents.length > 0 ? keys(agents) : [metadata.key]);
	const last = keys([metadata, ...agents, ...data].slice(-1));
	const good = seed(confirmPoint, { topic: 'data', question: questions.dataQuestion(kind), ...point }, last, 'G4');
	const release = seed(
		confirmPoint,
		{ topic: 'release', question: questions.releaseQuestion(kind, added), ...point },
		[good.key],
		'G5',
	);
	return [metadata, ...agents, ...data, good, release];
}

function dataSeeds(blueprint: Blueprint, after: readonly string[]): StepSeed[] {
	const { source, wanted, target, files } = blueprint;
	const nodes = workers(wanted.placements);
	if (nodes.length === 0) return [];
	const isNew = ({ alias }: Placement) => target.kind === 'deploy' || !source.placementOf.has(alias);
	const folders = withMode(nodes, 'datanode').flatMap((node) => {
		const home = { path: homeOf(node), optional: false };
		const configured = configuredFolders(wantedCluster(files), node).filter(isOwned);
		return [home, ...configured].map(({ path, optional }) => ({
			alias: node.alias,
			host: node.host,
			path,
			content: isNew(node) ? contents.empty : contents.stateOf(node.alias),
			optional: isNew(node) || optional,
		}));
	});
	const data = {
		nodes: nodes.map(nodeOf),
		agents: registeredAgents(wanted.placements).map(nodeOf),
		folders,
		question: questions.startDataQuestion(wanted.placements, target.kind, nodes.filter(isNew)),
		irreversible: target.kind !== 'deploy',
	};
	return [seed(startDataNodes, data, after)];
}
