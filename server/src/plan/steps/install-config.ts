import { type Message, say } from '../../base/message.ts';
import { sha256 } from '../fingerprint.ts';
import type { Operation } from '../operation.ts';
import { somethingRuns } from '../start-checks.ts';
import { changeFiles, hostState, type SystemState } from '../system-state.ts';
import { defineStep } from './step-kind.ts';

/** What installing configuration has to know. */
export interface ConfigData {
	readonly host: string;
	readonly files: readonly InstalledFile[];
}

/** A file, and where the one before is kept. */
export interface InstalledFile {
	readonly path: string;
	readonly before: string | undefined;
	readonly after: string;
	readonly keep: string;
}

/** Writes whole files, and only over those that the plan was made from. */
export default defineStep<ConfigData>({
	kind: 'install-config',
	risk: 'reversible',
	leaves: 'configuration in progress',
	title: ({ host }) => say({ en: 'Write the configuration of {host}', zh: '写入 {host} 的配置' }, { host }),
	reason: () =>
		say({
			en: 'Every host gets its files before anything starts anywhere, so that no two processes read different lists.',
			zh: '在任何进程启动之前写好所有主机的文件，避免进程读到不一致的列表。',
		}),
	label: ({ host }) => host,
	blockers: ({ host, files }, state) => [
		...somethingRuns(state),
		...files.flatMap((file) => otherFile(host, file, state)),
	],
	apply: ({ host, files }, state) =>
		changeFiles(
			state,
			host,
			files.flatMap(({ path, before, after, keep }) => [
				[path, after] as const,
				...(before === undefined ? [] : [[keep, before] as const]),
			]),
		),
	revert: ({ host, files }, state) =>
		changeFiles(
			state,
			host,
			files.flatMap(({ path, before, keep }) => [[path, before] as const, [keep, undefined] as const]),
		),
	lower: ({ host, files }) =>
		files.map(({ path, before, after, keep }) => ({
			op: 'write-file',
			host,
			path,
			content: after,
			sha256: sha256(after),
			before: sumOf(before),
			keep,
		})),
	undo: ({ host, files }) =>
		files
			.map(
				({ path, before, after, keep }): Operation => ({
					op: 'restore-file',
					host,
					path,
					keep,
					before: sumOf(before),
					written: sha256(after),
				}),
			)
			.reverse(),
});

function sumOf(text: string | undefined): string {
	return text === undefined ? 'absent' : sha256(text);
}

function otherFile(host: string, { path, before }: InstalledFile, state: SystemState): Message[] {
	if (hostState(state, host).files.get(path) === before) return [];
	return [
		say(
			{
				en: '{path} on {host} is not the file that the plan was made from.',
				zh: '{host} 上的 {path} 不是生成计划时的文件。',
			},
			{ path, host },
		),
	];
}
