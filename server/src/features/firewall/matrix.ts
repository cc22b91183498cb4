import { groupBy } from '../../base/collections.ts';
import { type Locale, type Message, render, say, type Template } from '../../base/message.ts';
import { OUTER, reasons, type Way } from '../../model/ways/way.ts';

/** A way as programs get it. */
export interface WayReport extends Omit<Way, 'alias'> {
	/** The alias of the process that listens; null where it is of another cluster. */
	readonly node: string | null;
	readonly reason: string;
}

/** The ways of a cluster for programs. */
export function wayReports(ways: readonly Way[], locale: Locale): WayReport[] {
	return ways.map(({ why, from, to, port, protocol, alias }) => {
		return { from, to, port, protocol, node: alias ?? null, why, reason: render(say(reasons[why]), locale) };
	});
}

/** The ways of a cluster for people: for every port who has to reach it, and why. */
export function matrixText(name: string, ways: readonly Way[], locale: Locale): string {
	const hosts = new Set(ways.flatMap(({ from, to, alias }) => [...from, ...(alias === undefined ? [] : [to])]));
	const doors = groupBy(ways, ({ to, port, protocol }) => `${protocol} ${to}:${port}`);
	const blocks = [...doors].flatMap(([door, those]) => [
		'',
		[door, those[0]?.alias].filter((part) => part !== undefined).join('  '),
		...those.map(
			(way) => `    ${render(say(LINE, { from: source(way, hosts.size), why: say(reasons[way.why]) }), locale)}`,
		),
	]);
	const outer = ways.some(({ why }) => OUTER.includes(why)) ? ['', render(say(NO_RULE), locale)] : [];
	return [render(say(HEAD, { name, count: doors.size }), locale), ...blocks, ...outer, ''].join('\n');
}

/** So many hosts are named one by one where it is all of them. */
const FEW = 4;

function source({ why, from }: Way, hosts: number): Message {
	if (why === 'clients') return say({ en: 'programs', zh: '客户端程序' });
	if (why === 'web') return say({ en: 'browsers', zh: '浏览器' });
	if (from.length > FEW && from.length === hosts - 1) return say(ALL, { count: from.length });
	return say({ en: '{hosts}', zh: '{hosts}' }, { hosts: from.join(', ') });
}

const HEAD: Template = {
	en: '{name}: {count} ports that others have to reach',
	zh: '{name}：其他主机需要访问的 {count} 个端口',
};
const LINE: Template = { en: 'from {from}: {why}', zh: '来自 {from}：{why}' };
const ALL: Template = { en: 'all {count} other hosts', zh: '其他全部 {count} 台主机' };
const NO_RULE: Template = {
	en: 'Processes of one host reach one another without a rule.',
	zh: '同一主机上的进程之间无需规则即可互相访问。',
};
