import { backupFolder, backupItems, sharedFiles, stateRestores } from '../backups.ts';
import type { Blueprint } from '../blueprint.ts';
import { changedSettings } from '../changed-settings.ts';
import { licensedNodes } from '../new-node-warnings.ts';
import { registeredAgents, startOf, stopsOfSource, withMode, workers } from '../processes.ts';
import * as questions from '../questions.ts';
import { migrationRequirements } from '../requirements.ts';
import backupHost from '../steps/backup-host.ts';
import beginOutage from '../steps/begin-outage.ts';
import changeAddresses from '../steps/change-addresses.ts';
import checkStopped from '../steps/check-stopped.ts';
import confirmPoint, { confirmationOf } from '../steps/confirm-point.ts';
import preflight from '../steps/preflight.ts';
import pushNodeList from '../steps/push-node-list.ts';
import { type StepSeed, seed } from '../steps/step-kind.ts';
import stopHost from '../steps/stop-host.ts';
import { removedNodes } from '../wanted.ts';
import { configSeeds } from './configuration.ts';
import { copySeeds } from './copies.ts';
import { keys, nodeOf } from './keys.ts';
import { addedPackages } from './packages.ts';
import { startSeeds } from './starts.ts';

/** MIGRATIONS sections 10 to 13: prepare, stop, back up, copy, configure, start; each phase waits for the one before. */
export function migrationSeeds(blueprint: Blueprint): StepSeed[] {
	const checked = preflightSeeds(blueprint);
	const installed = addedPackages(blueprint, keys(checked.slice(-1)));
	const stopped = stopSeeds(blueprint, keys([...checked.slice(-1), ...installed]));
	const saved = backupSeeds(blueprint, keys(stopped.slice(-1)));
	const copied = copySeeds(blueprint, keys(saved.slice(-1)));
	const configured = configSeeds(blueprint, keys(saved.slice(-1)), keys(copied));
	const started = startSeeds(blueprint, keys(configured.slice(-1)));
	return [...checked, ...installed, ...stopped, ...saved, ...copied, ...configured, ...started];
}

function preflightSeeds(blueprint: Blueprint): StepSeed[] {
	const hosts = blueprint.hosts.map((host) =>
		seed(preflight, { host, requirements: migrationRequirements(blueprint, host) }, []),
	);
	const controllers = withMode(blueprint.source.placements, 'controller');
	const question = questions.readyQuestion(controllers, licensedNodes(blueprint));
	const leaving = leavingSeeds(blueprint, keys(hosts));
	const confirmed = leaving.length > 0 && { confirmed: [confirmationOf('leaving', [])] };
	const ready = { topic: 'ready' as const, aliases: [], question, running: controllers.map(nodeOf), ...confirmed };
	return [...hosts, ...leaving, seed(confirmPoint, ready, keys(leaving.length > 0 ? leaving : hosts), 'G1')];
}

/** M8: nodes leave only when nothing depends on them. */
function leavingSeeds({ source, wanted }: Blueprint, after: readonly string[]): StepSeed[] {
	const leaving = removedNodes(source, wanted).filter(({ registered }) => registered);
	if (leaving.length === 0) return [];
	const aliases = leaving.map(({ alias }) => alias);
	const question = questions.leavingQuestion(leaving);
	return [seed(confirmPoint, { topic: 'leaving', aliases, question, running: leaving.map(nodeOf) }, after)];
}

function stopSeeds(blueprint: Blueprint, after: readonly string[]): StepSeed[] {
	const { placements } = blueprint.source;
	const starts = registeredAgents(placements).map((agent) => startOf(blueprint, agent));
	const begin = seed(
		beginOutage,
		{
			question: questions.outageQuestion(placements),
			agents: starts,
			workers: workers(placements).map(nodeOf),
			undoQuestion: questions.oldDataNodesQuestion(placements),
		},
		after,
	);
	const stops = stopsOfSource(blueprint).map((stop) => {
		const controllers = withMode(blueprint.on(stop.host).nodes, 'controller');
		return seed(stopHost, { stop, controllers: controllers.map((one) => startOf(blueprint, one)) }, [begin.key]);
	});
	return [begin, ...stops, seed(checkStopped, { before: 'backup', hosts: stoppedHosts(blueprint) }, keys(stops))];
}

/** The push may start controllers, so whether all is down is checked again after it. */
function backupSeeds(blueprint: Blueprint, after: readonly string[]): StepSeed[] {
	const restores = stateRestores(blueprint);
	const hosts = blueprint.hosts.flatMap((host) => {
		const items = backupItems(blueprint, host);
		if (items.length === 0) return [];
		const asides = restores.filter((one) => one.host === host).map(({ aside }) => aside);
		return [seed(backupHost, { host, items, folder: backupFolder(blueprint), asides }, after)];
	});
	const controllers = withMode(blueprint.source.placements, 'controller');
	const { added, gone } = changedSettings(blueprint.files);
	const settings = added.length + gone.length > 0 ? 'changed' : 'same';
	const push = seed(
		pushNodeList,
		{
			...{ question: questions.pushQuestion(controllers, settings), stops: stopsOfSource(blueprint) },
			...{ files: sharedFiles(blueprint), restores },
		},
		keys(hosts),
	);
	const stopped = seed(checkStopped, { before: 'copies', hosts: stoppedHosts(blueprint) }, [push.key]);
	return [...hosts, push, stopped, ...addressSeeds(blueprint, [stopped.key])];
}

function addressSeeds({ source }: Blueprint, after: readonly string[]): StepSeed[] {
	const addresses = [...source.addresses];
	if (addresses.length === 0) return [];
	const [question, undoQuestion] = [questions.addressQuestion(addresses), questions.oldAddressQuestion(addresses)];
	return [seed(changeAddresses, { addresses, question, undoQuestion }, after)];
}

function stoppedHosts(blueprint: Blueprint): { host: string; packages: string[] }[] {
	return stopsOfSource(blueprint).map(({ host, packages }) => ({ host, packages: [...packages] }));
}
