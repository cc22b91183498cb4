import { type Message, say, type Template } from '../../base/message.ts';
import { type Start, type Stop, setAside, startOperations, stopOperations } from '../commands.ts';
import {
	type NeededFolder,
	type NodeOnHost,
	notConfirmed,
	notInstalled,
	notRunning,
	wrongFolders,
} from '../start-checks.ts';
import {
	busyHosts,
	changeFolders,
	changeHost,
	changeRunning,
	contents,
	hostState,
	type SystemState,
} from '../system-state.ts';
import { CONFIG_CHECKED } from './check-config.ts';
import { defineStep } from './step-kind.ts';

/** What starting a controller has to know. */
export interface StartControllerData {
	readonly start: Start;
	readonly stop: Stop;
	/** It has the state it had; it starts empty and takes the metadata from the others; or all of them start empty. */
	readonly member: 'kept' | 'added' | 'first';
	/** Its own state. */
	readonly folders: readonly NeededFolder[];
	/** The members that have to run before it, and what has to be confirmed. */
	readonly others: readonly NodeOnHost[];
	readonly confirmed: readonly string[];
}

/** Starts one controller. */
export default defineStep<StartControllerData>({
	kind: 'start-controller',
	risk: 'reversible',
	title: ({ start }) =>
		say({ en: 'Start {alias} on {host}', zh: '在 {host} 上启动 {alias}' }, { alias: start.alias, host: start.host }),
	reason: ({ member }) => say(reasons[member]),
	label: ({ start }) => start.alias,
	blockers: (data, state) => [
		...notConfirmed([CONFIG_CHECKED, ...data.confirmed], state),
		...notSealed(state),
		...notInstalled(data.start, state),
		...wrongFolders(data.folders, state),
		...notRunning(data.others, state),
		...runsElsewhere(data.start.alias, state),
	],
	apply: ({ start, folders }, state) =>
		changeRunning(used(state, start.alias, folders), start.host, [start.alias], 'start'),
	// The vendor's script stops whatever runs on the host.
	revert: ({ stop, member, folders }, state) =>
		changeFolders(
			changeHost(state, stop.host, { running: new Set() }),
			stop.host,
			member === 'kept' ? [] : folders.map(({ path }) => [path, undefined]),
		),
	lower: ({ start }) => startOperations(start),
	// A new member has to start empty the next time, too.
	undo: ({ stop, member, folders }) => [
		...stopOperations(stop),
		...(member === 'kept' ? [] : folders.map(({ host, path }) => setAside(host, path))),
	],
});

const reasons: Readonly<Record<StartControllerData['member'], Template>> = {
	kept: {
		en: 'Controllers that have their metadata form the majority first.',
		zh: '持有元数据的控制节点先形成多数派。',
	},
	added: {
		en: 'A new controller is empty; it follows the leader that is there by now.',
		zh: '新的控制节点是空的，跟随已经选出的 leader。',
	},
	first: {
		en: 'In a new cluster all controllers start empty and elect a leader.',
		zh: '新集群的全部控制节点以空状态启动并选出 leader。',
	},
};

function used(state: SystemState, alias: string, folders: readonly NeededFolder[]): SystemState {
	return folders.reduce((after, { host, path }) => changeFolders(after, host, [[path, contents.usedBy(alias)]]), state);
}

function notSealed(state: SystemState): Message[] {
	if (state.sealed) return [];
	return [say({ en: 'The copies are not sealed yet.', zh: '副本尚未封存。' })];
}

function runsElsewhere(alias: string, state: SystemState): Message[] {
	return busyHosts(state)
		.filter((host) => hostState(state, host).running.has(alias))
		.map((host) => say({ en: '{alias} runs on {host} already.', zh: '{alias} 已在 {host} 上运行。' }, { alias, host }));
}
