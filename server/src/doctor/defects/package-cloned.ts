import { say } from '../../base/message.ts';
import { isWithin, nameOf } from '../files/paths.ts';
import { type Defect, eventsOf, shown } from './defect.ts';

/** D-14: a package of a node is copied as a whole to make another one of it. */
export const packageCloned: Defect = {
	code: 'script-package-cloned',
	severity: 'warning',
	*find({ events, facts }) {
		for (const { from, to, excludes, at } of eventsOf(events, 'copied')) {
			const pkg = facts.packages.find(({ host, path }) => host === from.host && path === from.path);
			if (!pkg || nameOf(to.path) === nameOf(from.path) || /\.(bak|orig|old)$/.test(to.path)) continue;
			if (facts.packages.some(({ host, path }) => host === to.host && isWithin(path, to.path))) continue;
			if (excludes.some((exclude) => /(^|\/)data(\/|$)/.test(exclude))) continue;
			yield { at, message: say(TEXT, { from: shown(from), to: shown(to) }) };
		}
	},
};

const TEXT = {
	en: '{from} goes to {to} as a whole: Raft state, homes of nodes, logs and the licence of the one come along to the other',
	zh: '{from} 被整体复制到 {to}：前者的 Raft 状态、节点主目录、日志和许可文件也会一并带到后者',
};
