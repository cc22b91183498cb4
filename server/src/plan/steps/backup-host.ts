import { say } from '../../base/message.ts';
import { setAside } from '../commands.ts';
import { isSealed, somethingRuns } from '../start-checks.ts';
import { copyTree } from '../system-state.ts';
import { defineStep } from './step-kind.ts';

/** What a backup has to know. */
export interface BackupData {
	readonly host: string;
	readonly items: readonly BackupItem[];
	/** The folder of this plan that holds all of it. */
	readonly folder: string;
	/** Folders that a way back moved aside, see push-node-list. */
	readonly asides: readonly string[];
}

/** A folder and where it is kept, on the same host. */
export interface BackupItem {
	readonly path: string;
	readonly backup: string;
	readonly optional: boolean;
}

/** Copies what a way back needs: configuration, Raft state, metadata and homes. */
export default defineStep<BackupData>({
	kind: 'backup',
	risk: 'reversible',
	title: ({ host }) => say({ en: 'Back up {host}', zh: '备份 {host}' }, { host }),
	reason: () =>
		say({
			en: 'Controllers that stay share their folders with the old layout; after their first start only this copy leads back.',
			zh: '留在原处的控制节点与旧布局共用目录；它们启动之后，只能依靠这份备份回退。',
		}),
	label: ({ host }) => host,
	blockers: (_data, state) => [...somethingRuns(state), ...isSealed(state)],
	apply: ({ host, items }, state) =>
		items.reduce((after, { path, backup }) => copyTree(after, { host, path }, { host, path: backup }, []), state),
	lower: ({ host, items }) =>
		items.map(({ path, backup, optional }) => ({
			op: 'copy-tree',
			from: { host, path },
			to: { host, path: backup },
			excludes: [],
			snapshot: true,
			...(optional && { optional }),
		})),
	// After a way back the cluster moves on: the next attempt takes a backup of its own, and names have to be free again.
	undo: ({ host, folder, asides }) => [folder, ...asides].map((path) => setAside(host, path)),
});
