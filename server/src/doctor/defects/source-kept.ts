import { say } from '../../base/message.ts';
import type { World } from '../files/world.ts';
import { type Defect, eventsOf, shown } from './defect.ts';
import { siteIn } from './sites.ts';

/** D-11: a package that went to another host can still be started where it came from. */
export const sourceKept: Defect = {
	code: 'script-source-kept',
	severity: 'warning',
	*find({ events, after }) {
		for (const { from, to, at } of eventsOf(events, 'copied')) {
			if (from.host === to.host) continue;
			const here = identities(after, from.host, from.path);
			const there = identities(after, to.host, to.path);
			const same = here.filter((alias) => there.includes(alias));
			if (same.length === 0) continue;
			yield { at, message: say(TEXT, { names: same.join(', '), from: shown(from), to: shown(to) }) };
		}
	},
};

/** The controllers and agents that files below a folder start. */
function identities(world: World, host: string, folder: string): string[] {
	return [...world.below(host, folder)].flatMap(([path, entry]) => {
		if (!/\/(?:controller|agent)\.cfg$/.test(path) || entry.kind !== 'file' || /\.(bak|orig|old)\//.test(path))
			return [];
		const site = siteIn(entry.text ?? '');
		return site ? [site.alias] : [];
	});
}

const TEXT = {
	en: '{names} can be started from {from} and from {to} afterwards: two processes with one identity can harm the cluster. Rename the files that it starts from',
	zh: '此后 {names} 既可从 {from} 启动，也可从 {to} 启动：同一身份的两个进程会损害集群。请重命名原处的配置文件',
};
