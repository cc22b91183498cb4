import { type Message, say } from '../base/message.ts';
import type { Start } from './commands.ts';
import { configFolder } from './final-files.ts';
import { busyHosts, contents, hostState, type SystemState } from './system-state.ts';

/** A node on its host. */
export interface NodeOnHost {
	readonly alias: string;
	readonly host: string;
}

/** What blocks a step that expects nodes to run. */
export function notRunning(nodes: readonly NodeOnHost[], state: SystemState): Message[] {
	return nodes
		.filter(({ alias, host }) => !hostState(state, host).running.has(alias))
		.map(({ alias, host }) =>
			say({ en: '{alias} does not run on {host} yet.', zh: '{alias} 尚未在 {host} 上运行。' }, { alias, host }),
		);
}

/** What blocks a step that needs the whole cluster to be down. */
export function somethingRuns(state: SystemState): Message[] {
	const hosts = busyHosts(state);
	if (hosts.length === 0) return [];
	return [
		say({ en: 'Processes still run on {hosts}.', zh: '{hosts} 上仍有进程在运行。' }, { hosts: hosts.join(', ') }),
	];
}

/** What blocks a step that copies or renames. */
export function isSealed(state: SystemState): Message[] {
	if (!state.sealed) return [];
	return [
		say({
			en: 'The plan is sealed: the targets are newer than the sources.',
			zh: '计划已封存：目标数据比源数据新。',
		}),
	];
}

/** A folder and what it has to hold. */
export interface NeededFolder {
	readonly host: string;
	readonly path: string;
	readonly content: string;
	/** It need not be there. */
	readonly optional?: boolean;
}

/** What blocks a step that needs folders to hold certain data. */
export function wrongFolders(needed: readonly NeededFolder[], state: SystemState): Message[] {
	return needed.flatMap(({ host, path, content, optional }) => {
		const found = hostState(state, host).folders.get(path);
		if (found === content || (optional && found === undefined)) return [];
		return [
			say(
				{
					en: '{path} on {host} holds {found} instead of {content}.',
					zh: '{host} 上的 {path} 内容为 {found}，应为 {content}。',
				},
				{ path, host, found: found ?? 'nothing', content },
			),
		];
	});
}

/** What blocks a step that comes after confirmations. */
export function notConfirmed(needed: readonly string[], state: SystemState): Message[] {
	return needed
		.filter((what) => !state.confirmed.has(what))
		.map((what) => say({ en: 'Not confirmed yet: {what}.', zh: '尚未确认：{what}。' }, { what }));
}

/** What blocks starting a process from a package: no programs, or the sample files that came with them. */
export function notInstalled({ host, package: path }: Pick<Start, 'host' | 'package'>, state: SystemState): Message[] {
	const samples = hostState(state, host).folders.get(configFolder(path)) === contents.samples;
	return [
		...wrongFolders([{ host, path, content: contents.program }], state),
		...(samples
			? [
					say(
						{ en: '{path} on {host} still has sample files.', zh: '{host} 上的 {path} 仍有示例文件。' },
						{ path, host },
					),
				]
			: []),
	];
}
