import {
	type Buckets,
	bucketsOf,
	changedNames,
	emptyBuckets,
	nameFinder,
	namesIn,
	valueIn,
	withValue,
} from '../base/buckets.ts';
import { groupBy } from '../base/collections.ts';
import { sortedBy } from './natural-order.ts';
import type { HostPath } from './operation.ts';
import { below } from './path-relations.ts';

/** What the planner knows of a host at one moment. Paths are absolute. */
export interface HostState {
	/** Texts of configuration files, in use or kept aside. */
	readonly files: ReadonlyMap<string, string>;
	/** What folders hold, in words such as `state of controller2`. */
	readonly folders: ReadonlyMap<string, string>;
	/** Aliases of the processes that run. */
	readonly running: ReadonlySet<string>;
}

/** All hosts at one moment, and what has been passed. Steps lead from one state to the next. */
export interface SystemState {
	readonly hosts: Buckets<HostState>;
	/** From here on the targets are newer than the sources. */
	readonly sealed: boolean;
	/** What people or checks confirmed since, by the words steps use for it. */
	readonly confirmed: ReadonlySet<string>;
}

/** What folders hold. */
export const contents = {
	program: 'program',
	samples: 'sample configuration',
	empty: 'empty',
	/** The data of a node as it was when the cluster stopped. */
	stateOf: (alias: string) => `state of ${alias}`,
	/** The data of a node that was started since. */
	usedBy: (alias: string) => `used by ${alias}`,
} as const;

const NO_HOST: HostState = { files: new Map(), folders: new Map(), running: new Set() };

/** Nothing is known of any host. */
export const NOTHING_KNOWN: SystemState = { hosts: emptyBuckets(), sealed: false, confirmed: new Set() };

/** The state in which hosts are as they are given. */
export function stateOf(hosts: ReadonlyMap<string, HostState>): SystemState {
	return { ...NOTHING_KNOWN, hosts: bucketsOf(hosts) };
}

/** The state of one host; of an empty one where nothing is known. */
export function hostState(state: SystemState, host: string): HostState {
	return valueIn(state.hosts, host) ?? NO_HOST;
}

/** The state with one host changed. */
export function changeHost(state: SystemState, host: string, change: Partial<HostState>): SystemState {
	return { ...state, hosts: withValue(state.hosts, host, { ...hostState(state, host), ...change }) };
}

/** The state with files of a host written, or removed where there is no text. */
export function changeFiles(
	state: SystemState,
	host: string,
	changes: Iterable<readonly [string, string | undefined]>,
): SystemState {
	return changeHost(state, host, { files: withChanges(hostState(state, host).files, changes) });
}

/** The state with folders of a host changed, or gone where they hold nothing. */
export function changeFolders(
	state: SystemState,
	host: string,
	changes: Iterable<readonly [string, string | undefined]>,
): SystemState {
	return changeHost(state, host, { folders: withChanges(hostState(state, host).folders, changes) });
}

/** The state with nodes started or stopped, wherever they are. */
export function changeNodes(
	state: SystemState,
	nodes: readonly { readonly alias: string; readonly host: string }[],
	run: 'start' | 'stop',
): SystemState {
	const byHost = groupBy(nodes, ({ host }) => host);
	return [...byHost].reduce(
		(after, [host, own]) =>
			changeRunning(
				after,
				host,
				own.map(({ alias }) => alias),
				run,
			),
		state,
	);
}

/** The state with processes of a host started or stopped. */
export function changeRunning(
	state: SystemState,
	host: string,
	aliases: readonly string[],
	run: 'start' | 'stop',
): SystemState {
	const running = new Set(hostState(state, host).running);
	for (const alias of aliases) {
		if (run === 'start') running.add(alias);
		else running.delete(alias);
	}
	return changeHost(state, host, { running });
}

/** The state with something confirmed. */
export function confirm(state: SystemState, what: string): SystemState {
	return { ...state, confirmed: new Set([...state.confirmed, what]) };
}

/** The state without that confirmation. */
export function unconfirm(state: SystemState, what: string): SystemState {
	return { ...state, confirmed: new Set([...state.confirmed].filter((one) => one !== what)) };
}

/** The hosts of which something is known, in their order. */
export function hostsIn(state: SystemState): string[] {
	return sortedBy(namesIn(state.hosts), (host) => host);
}

/** The hosts that something runs on. */
export function busyHosts(state: SystemState): string[] {
	return sortedBy(findBusy(state.hosts), (host) => host);
}

const findBusy = nameFinder<HostState>(({ running }) => running.size > 0);

/** The hosts that are not the same in both states. */
export function changedHosts(before: SystemState, after: SystemState): string[] {
	return changedNames(before.hosts, after.hosts);
}

/** The state with everything below a folder copied to another place, as `copy-tree` does. */
export function copyTree(state: SystemState, from: HostPath, to: HostPath, excludes: readonly string[]): SystemState {
	const { files, folders } = hostState(state, from.host);
	const taken = <T>(all: ReadonlyMap<string, T>) =>
		[...all].flatMap(([path, content]): [string, T][] => {
			const rest = below(from.path, path);
			return rest === undefined || isExcluded(rest, excludes) ? [] : [[to.path + rest, content]];
		});
	return changeFolders(changeFiles(state, to.host, taken(files)), to.host, taken(folders));
}

function isExcluded(path: string, excludes: readonly string[]): boolean {
	return excludes.some((exclude) => exclude.startsWith('/') && below(exclude, path) !== undefined);
}

function withChanges<T>(
	all: ReadonlyMap<string, T>,
	changes: Iterable<readonly [string, T | undefined]>,
): ReadonlyMap<string, T> {
	const result = new Map(all);
	for (const [key, value] of changes) {
		if (value === undefined) result.delete(key);
		else result.set(key, value);
	}
	return result;
}
