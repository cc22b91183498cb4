import { say } from '../../base/message.ts';
import { isSealed } from '../start-checks.ts';
import { changeFolders, contents } from '../system-state.ts';
import { defineStep } from './step-kind.ts';

/** What setting the samples aside has to know. */
export interface SamplesData {
	readonly host: string;
	readonly name: string;
	/** The folder of configuration files, and its name beside. */
	readonly folder: string;
	readonly aside: string;
}

/** A package fresh from its archive has sample configuration, which must not mix with the files of the plan. */
export default defineStep<SamplesData>({
	kind: 'set-aside-samples',
	risk: 'reversible',
	title: ({ name, host }) =>
		say(
			{ en: 'Set the sample configuration of {name} on {host} aside', zh: '移开 {host} 上 {name} 的示例配置' },
			{ name, host },
		),
	reason: () =>
		say({
			en: 'The package came with sample files; they stay beside.',
			zh: '安装目录自带示例配置，移到旁边保留。',
		}),
	label: ({ name, host }) => `${name}-on-${host}`,
	blockers: (_data, state) => isSealed(state),
	apply: ({ host, folder, aside }, state) =>
		changeFolders(state, host, [
			[folder, undefined],
			[aside, contents.samples],
		]),
	revert: ({ host, folder, aside }, state) =>
		changeFolders(state, host, [
			[folder, contents.samples],
			[aside, undefined],
		]),
	// Not a rename: the folder comes back with the files of the plan, and a second run must not stop at that.
	lower: ({ host, folder, aside }) => [
		{
			op: 'run',
			host,
			argv: ['mv', '-nT', '--', folder, aside],
			unless: { probe: 'path-exists', path: aside },
		},
	],
	undo: ({ host, folder, aside }) => [
		{
			op: 'run',
			host,
			argv: ['rmdir', '--ignore-fail-on-non-empty', '--', folder],
			unless: { probe: 'path-absent', path: folder },
		},
		{ op: 'rename', host, from: aside, to: folder },
	],
});
