import { say } from '../../base/message.ts';
import { isSealed } from '../start-checks.ts';
import { changeFolders, contents } from '../system-state.ts';
import { defineStep } from './step-kind.ts';

/** What preparing a host has to know. */
export interface PrepareData {
	readonly host: string;
	readonly folders: readonly string[];
	/** For what comes from other hosts, or for nodes that start empty. */
	readonly purpose: 'copies' | 'new-nodes';
}

/** Makes the folders that data will come into, and marks them as made by this plan. */
export default defineStep<PrepareData>({
	kind: 'prepare',
	risk: 'reversible',
	title: ({ host }) => say({ en: 'Make folders on {host}', zh: '在 {host} 上创建目录' }, { host }),
	reason: () =>
		say({
			en: 'The mark beside a folder tells later runs that nothing of others is overwritten.',
			zh: '目录旁的标记可让后续运行确认不会覆盖他人的数据。',
		}),
	label: ({ host, purpose }) => (purpose === 'copies' ? host : `${host}-for-${purpose}`),
	blockers: (_data, state) => isSealed(state),
	apply: ({ host, folders }, state) =>
		changeFolders(
			state,
			host,
			folders.map((path) => [path, contents.empty]),
		),
	lower: ({ host, folders }) => folders.map((path) => ({ op: 'make-folder', host, path })),
});
