import { groupBy } from '../../base/collections.ts';
import { say } from '../../base/message.ts';
import { isWithin } from '../files/paths.ts';
import { type Case, type Defect, eventsOf } from './defect.ts';
import { rowsIn } from './sites.ts';

/** D-12: a data node goes to another host, and its home stays behind. */
export const homeLeft: Defect = {
	code: 'script-home-left',
	severity: 'warning',
	*find(examined) {
		const { facts, events } = examined;
		for (const { alias, mode, host, home } of facts.nodes) {
			if ((mode !== 'datanode' && mode !== 'computenode') || home === undefined) continue;
			const moved = moveOf(examined, alias, host);
			if (!moved) continue;
			const isCopied = eventsOf(events, 'copied').some(
				({ from, to }) => from.host === host && to.host === moved.to && isWithin(from.path, home),
			);
			if (!isCopied) yield { at: moved.at, message: say(TEXT, { alias, host, to: moved.to, home }) };
		}
	},
};

/** Where most lists of nodes have a node afterwards, if that is elsewhere, and the command that put it there. */
function moveOf({ events, after }: Case, alias: string, from: string) {
	const lists = [...after.files()].filter(({ path }) => /\/cluster\.nodes$/.test(path) && !/\.bak\//.test(path));
	const hosts = lists.flatMap(({ text }) =>
		rowsIn(text ?? '')
			.filter((row) => row.alias === alias)
			.map((row) => row.host),
	);
	const [to] =
		[
			...groupBy(
				hosts.filter((one) => one !== from),
				(one) => one,
			),
		].sort(([, a], [, b]) => b.length - a.length)[0] ?? [];
	if (to === undefined) return undefined;
	const hasRow = (text: string | undefined) => rowsIn(text ?? '').some((row) => row.alias === alias && row.host === to);
	const event = eventsOf(events, 'wrote').find(({ before, after: now }) => hasRow(now) && !hasRow(before));
	const change = eventsOf(events, 'replaced').find(({ change: { text } }) => text.includes(to) && text.endsWith(alias));
	const at = change?.at ?? event?.at;
	return at && { to, at };
}

const TEXT = {
	en: '{alias} goes from {host} to {to}, but no command copies its home {home}: scheduled jobs and whatever else lies there are lost',
	zh: '{alias} 从 {host} 移至 {to}，但没有命令复制其主目录 {home}：其中的定时作业等数据将丢失',
};
