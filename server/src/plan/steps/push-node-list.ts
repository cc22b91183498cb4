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
	/** The files that servers may rewrite when the list is saved. */
	readonly files: readonly SharedFile[];
	/** The state of all old controllers, and its backups. */
	readonly restores: readonly StateRestore[];
}

/** A configuration file that the Raft group manages, as it is before the plan, and where it is backed up. */
export interface SharedFile {
	readonly host: string;
	readonly path: string;
	readonly sha256: string;
	readonly backup: string;
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
			en: 'Where the stored list wins over the files, relocated controllers would look for one another at the old addresses. What servers write into the files when it is saved is put back, and kept beside them.',
			zh: '如果以 Raft 中保存的列表为准，迁移后的控制节点会按旧地址寻找彼此，无法形成多数派。保存时服务器写入文件的内容会被还原，并在旁边留存备份。',
		}),
	label: () => '',
	blockers: (_data, state) => somethingRuns(state),
	apply: (_data, state) => confirm(state, 'node list'),
	revert: ({ restores }, state) =>
		restores.reduce(
			(after, { alias, host, path }) => changeFolders(after, host, [[path, contents.stateOf(alias)]]),
			unconfirm(state, 'node list'),
		),
	lower: ({ question, files }) => [{ op: 'confirm', question }, ...files.map(putBack)],
	undo: ({ stops, files, restores }) => [
		...stops.flatMap(stopOperations),
		...files.map(putBack),
		...restores.flatMap(restoreOperations),
	],
});

/** RULES S1 and S2: what is saved in the Raft group is written to all files. Nothing of it is lost. */
function putBack({ host, path, sha256, backup }: SharedFile): Operation {
	return {
		op: 'run',
		host,
		argv: ['cp', '-p', '--backup=numbered', '--', backup, path],
		unless: { probe: 'file-is', path, sha256: [sha256] },
	};
}

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
