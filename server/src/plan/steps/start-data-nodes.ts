import { groupBy } from '../../base/collections.ts';
import { say } from '../../base/message.ts';
import { type NeededFolder, type NodeOnHost, notRunning, wrongFolders } from '../start-checks.ts';
import { changeFolders, changeNodes, contents } from '../system-state.ts';
import { defineStep } from './step-kind.ts';

/** What starting the data nodes has to know. */
export interface StartDataData {
	readonly nodes: readonly NodeOnHost[];
	readonly agents: readonly NodeOnHost[];
	/** Where their data have to be. */
	readonly folders: readonly (NeededFolder & { readonly alias: string })[];
	readonly question: string;
	readonly irreversible: boolean;
}

/** Data and compute nodes start by the hand of the operator, through the console or the leader. */
export default defineStep<StartDataData>({
	kind: 'start-data-nodes',
	risk: 'destructive',
	title: () => say({ en: 'Start the data nodes', zh: '启动数据节点' }),
	reason: () =>
		say({
			en: 'A started data node recycles its redo logs and merges files: the old copy is out of date from then on.',
			zh: '数据节点启动后会回收 redo 日志并合并文件，旧数据随即过时。',
		}),
	label: () => '',
	blockers: ({ agents, folders }, state) => [...notRunning(agents, state), ...wrongFolders(folders, state)],
	apply: ({ nodes, folders }, state) => {
		const used = [...groupBy(folders, ({ host }) => host)].reduce((after, [host, own]) => {
			const changes = own.map(({ path, alias }) => [path, contents.usedBy(alias)] as const);
			return changeFolders(after, host, changes);
		}, state);
		return changeNodes(used, nodes, 'start');
	},
	lower: ({ question }) => [{ op: 'confirm', question }],
	undo: ({ irreversible }) =>
		irreversible
			? {
					irreversible: say({
						en: 'Data nodes were started in the new layout: they recycle redo logs and merge files, and what clients wrote would be lost. Go forward, or restore from a backup of the databases.',
						zh: '数据节点已在新布局中启动：redo 日志会被回收、文件会被合并，客户端写入的数据也会丢失。请继续向前处理，或从数据库备份恢复。',
					}),
				}
			: [],
});
