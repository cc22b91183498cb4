import { existsSync } from 'node:fs';
import path from 'node:path';
import { refusal } from '../command.ts';
import { allHosts, type RehearsedPlan } from './rehearsal.ts';

/** The one folder that is named. */
export function onlyFolder(positionals: readonly string[]): string {
	const [folder, ...more] = positionals;
	if (folder !== undefined && more.length === 0) return folder;
	throw refusal({
		en: 'give one folder that "dolphindb-cluster migrate" wrote',
		zh: '请指定一个由 "dolphindb-cluster migrate" 写入的目录',
	});
}

/** How long a script may take. */
export function secondsFrom(text: string): number {
	const seconds = Number(text);
	if (Number.isInteger(seconds) && seconds > 0 && seconds <= 86_400) return seconds;
	throw refusal(
		{
			en: '--timeout {text}: must be a number of seconds from 1 to 86400',
			zh: '--timeout {text}：须为 1 到 86400 的秒数',
		},
		{ text: JSON.stringify(text) },
	);
}

/** Folders to copy for the trees of hosts, by host. */
export function treesFrom(given: readonly string[], plans: readonly RehearsedPlan[]): Map<string, string> {
	const hosts = allHosts(plans).map(({ address }) => address);
	return new Map(
		given.map((text) => {
			const at = text.indexOf('=');
			const [host, folder] = [text.slice(0, at), path.resolve(text.slice(at + 1))];
			if (at > 0 && hosts.includes(host) && existsSync(folder)) return [host, folder];
			throw refusal(
				{
					en: '--tree {text}: must be HOST=DIR with a host of the plan ({list}) and a folder that exists',
					zh: '--tree {text}：格式为 HOST=DIR，HOST 须为计划中的主机（{list}），DIR 须存在',
				},
				{ text: JSON.stringify(text), list: hosts.join(', ') },
			);
		}),
	);
}
