import { say } from '../../base/message.ts';
import type { Operation } from '../operation.ts';
import { isSealed, type NeededFolder, somethingRuns, wrongFolders } from '../start-checks.ts';
import { changeFiles, hostState } from '../system-state.ts';
import { defineStep } from './step-kind.ts';

/** What retiring a package has to know. */
export interface RetireData {
	readonly host: string;
	readonly name: string;
	readonly files: readonly RetiredFile[];
	/** The copies that have to be there before. */
	readonly copies: readonly NeededFolder[];
	/** Its nodes leave the cluster. */
	readonly removed?: true;
}

/** A file and its name afterwards. */
export interface RetiredFile {
	readonly path: string;
	readonly retired: string;
}

/** Makes the original of a relocated node, or a node that leaves, impossible to start. Its data stay. */
export default defineStep<RetireData>({
	kind: 'retire',
	risk: 'reversible',
	leaves: 'configuration in progress',
	title: ({ name, host }) => say({ en: 'Retire {name} on {host}', zh: '停用 {host} 上的 {name}' }, { name, host }),
	reason: ({ removed }) =>
		removed
			? say({
					en: 'A node that left the cluster must not start again: it still has the old list of members.',
					zh: '已移出集群的节点不得再次启动：它仍持有旧的成员列表。',
				})
			: say({
					en: 'Original and copy of one controller must never run at the same time: they could vote twice.',
					zh: '同一控制节点的原件与副本绝不能同时运行，否则会重复投票。',
				}),
	label: ({ name, host }) => `${name}-on-${host}`,
	blockers: ({ copies }, state) => [...somethingRuns(state), ...isSealed(state), ...wrongFolders(copies, state)],
	apply: ({ host, files }, state) => {
		const texts = hostState(state, host).files;
		return changeFiles(
			state,
			host,
			files.flatMap(({ path, retired }) => [[path, undefined] as const, [retired, texts.get(path)] as const]),
		);
	},
	revert: ({ host, files }, state) => {
		const texts = hostState(state, host).files;
		return changeFiles(
			state,
			host,
			files.flatMap(({ path, retired }) => [[path, texts.get(retired)] as const, [retired, undefined] as const]),
		);
	},
	lower: ({ host, files }) =>
		files.map(({ path, retired }): Operation => ({ op: 'rename', host, from: path, to: retired })),
	undo: ({ host, files }) =>
		files.map(({ path, retired }): Operation => ({ op: 'rename', host, from: retired, to: path })).reverse(),
});
