import { groupBy } from '../../base/collections.ts';
import { say } from '../../base/message.ts';
import { isWithin } from '../files/paths.ts';
import type { World } from '../files/world.ts';
import { type Case, type Defect, eventsOf } from './defect.ts';
import { rowsIn } from './sites.ts';

/** D-12: a data node goes to another host, and its home stays behind. */
export const homeLeft: Defect = {
	code: 'script-home-left',
	severity: 'warning',
	*find({ facts, events, after }) {
		const rowsOf = remembered(rowsIn);
		const listed = hostsByAlias(after, rowsOf);
		for (const { alias, mode, host, home } of facts.nodes) {
			if ((mode !== 'datanode' && mode !== 'computenode') || home === undefined) continue;
			const to = mostOf((listed.get(alias) ?? []).filter((one) => one !== host));
			const at = to === undefined ? undefined : moveTo(to, alias, events, rowsOf);
			if (to === undefined || !at) continue;
			const isCopied = eventsOf(events, 'copied').some(
				(copy) => copy.from.host === host && copy.to.host === to && isWithin(copy.from.path, home),
			);
			if (!isCopied) yield { at, message: say(TEXT, { alias, host, to, home }) };
		}
	},
};

/** The rows of texts, each read once: many hosts have the same. */
type RowsOf = typeof rowsIn;

function remembered(read: RowsOf): RowsOf {
	const known = new Map<string, ReturnType<RowsOf>>();
	return (text) => {
		const rows = known.get(text) ?? read(text);
		known.set(text, rows);
		return rows;
	};
}

/** Where lists of nodes have each node, once for every list. */
function hostsByAlias(world: World, rowsOf: RowsOf): ReadonlyMap<string, readonly string[]> {
	const lists = [...world.files()].filter(({ path }) => /\/cluster\.nodes$/.test(path) && !/\.bak\//.test(path));
	const byAlias = groupBy(
		lists.flatMap(({ text }) => rowsOf(text ?? '')),
		({ alias }) => alias,
	);
	return new Map([...byAlias].map(([alias, rows]) => [alias, rows.map(({ host }) => host)]));
}

function mostOf(hosts: readonly string[]): string | undefined {
	const groups = [...groupBy(hosts, (one) => one)];
	return groups.sort(([, a], [, b]) => b.length - a.length)[0]?.[0];
}

/** The command that put a node onto a host. */
function moveTo(to: string, alias: string, events: Case['events'], rowsOf: RowsOf) {
	const hasRow = (text: string | undefined) => rowsOf(text ?? '').some((row) => row.alias === alias && row.host === to);
	const change = eventsOf(events, 'replaced').find(({ change: { text } }) => text.includes(to) && text.endsWith(alias));
	return change?.at ?? eventsOf(events, 'wrote').find(({ before, after }) => hasRow(after) && !hasRow(before))?.at;
}

const TEXT = {
	en: '{alias} goes from {host} to {to}, but no command copies its home {home}: scheduled jobs and whatever else lies there are lost',
	zh: '{alias} 从 {host} 移至 {to}，但没有命令复制其主目录 {home}：其中的定时作业等数据将丢失',
};
