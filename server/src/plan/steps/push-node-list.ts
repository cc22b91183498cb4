import { say } from '../../base/message.ts';
import { type Stop, stopOperations } from '../commands.ts';
import type { Operation } from '../operation.ts';
import { somethingRuns } from '../start-checks.ts';
import { changeFolders, confirm, contents, unconfirm } from '../system-state.ts';
import { defineStep } from './step-kind.ts';

/** What pushing the list has to know. */
export interface PushData {
	readonly question: string;
	/** How everything is stopped where the way back begins here. */
	readonly stops: readonly Stop[];
	/** The state of all old controllers, and its backups. */
	readonly restores: readonly StateRestore[];
}

/** A folder with the state of a controller, and where it is backed up. */
export interface StateRestore {
	readonly alias: string;
	readonly host: string;
	readonly path: string;
	readonly backup: string;
	/** Where the folder goes that the backup replaces. */
	readonly aside: string;
}

/**
 * The controllers may keep the list of nodes in their Raft state and ignore the files: then the operator saves the new
 * list through the leader, with push-node-list.dos. It comes after the backup, which therefore still has the old list.
 */
export default defineStep<PushData>({
	kind: 'push-node-list',
	risk: 'reversible',
	title: () => say({ en: 'Save the new list of nodes in the Raft group', zh: '将新的节点列表写入 Raft 组' }),
	reason: () =>
		say({
			en: 'Where the stored list wins over the files, relocated controllers would look for one another at the old addresses.',
			zh: '如果以 Raft 中保存的列表为准，迁移后的控制节点会按旧地址寻找彼此，无法形成多数派。',
		}),
	label: () => '',
	blockers: (_data, state) => somethingRuns(state),
	apply: (_data, state) => confirm(state, 'node list'),
	revert: ({ restores }, state) =>
		restores.reduce(
			(after, { alias, host, path }) => changeFolders(after, host, [[path, contents.stateOf(alias)]]),
			unconfirm(state, 'node list'),
		),
	lower: ({ question }) => [{ op: 'confirm', question }],
	undo: ({ stops, restores }) => [...stops.flatMap(stopOperations), ...restores.flatMap(restoreOperations)],
});

/** Moves the folder aside once, then brings the backup into its place; both may be interrupted anywhere. */
function restoreOperations({ host, path, backup, aside }: StateRestore): Operation[] {
	return [
		{
			op: 'run',
			host,
			argv: ['mv', '-nT', '--', path, aside],
			unless: { probe: 'path-exists', path: aside },
		},
		{ op: 'copy-tree', from: { host, path: backup }, to: { host, path }, excludes: [] },
	];
}
