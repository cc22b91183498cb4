import { type Message, say } from '../../base/message.ts';
import type { FailureReport, FatalSets, Limits } from '../../protocol/failure.ts';
import { listed } from '../deployment-mode.ts';
import { mayFail } from './limits.ts';
import { type Verdict, verdict } from './verdict.ts';

/** What more a cluster survives, and what stops it; nothing where it has stopped, or where its parts are not known. */
export function limitVerdicts({ state, isStandalone, controllers, data, limits, off }: FailureReport): Verdict[] {
	if (isStandalone || controllers.hasMajority !== true || limits.hosts === 0) return [];
	const isFirst = off.nodes.length === 0;
	const fatal = data.nodes.length > 0 && state !== 'no-data' && state !== 'data-at-risk' ? limits.data : null;
	const any = anyHosts({ ...limits, data: fatal });
	const isWorse = fatal !== null && (limits.stops === null || fatal.size < limits.stops.size);
	return [
		...(any > 0 ? [verdict('good', isFirst ? SURVIVES : SURVIVES_MORE, { any, hosts: limits.hosts })] : []),
		...(limits.stops
			? [verdict(weightOf(limits.stops), STOPS, { losses: lossesText(limits.stops, limits.hosts) })]
			: []),
		...(fatal && isWorse ? [verdict(weightOf(fatal), DATA, { losses: lossesText(fatal, limits.hosts) })] : []),
	];
}

/** How many hosts may fail, whichever they are, without stopping the cluster or losing sight of data. */
export function anyHosts({ hosts, stops, data }: Limits): number {
	return Math.min(mayFail(stops, hosts), mayFail(data, hosts));
}

function weightOf({ size }: FatalSets): Verdict['weight'] {
	return size === 1 ? 'caution' : 'note';
}

const SURVIVES = { en: 'Survives any {any} of {hosts} hosts.', zh: '可承受 {hosts} 台主机中任意 {any} 台宕机。' };
const SURVIVES_MORE = {
	en: 'Survives any {any} more of the {hosts} hosts that are left.',
	zh: '还可承受剩余 {hosts} 台主机中任意 {any} 台宕机。',
};
const STOPS = { en: 'Stops without {losses}.', zh: '失去 {losses} 后集群不可用。' };
const DATA = { en: 'Some data may be unavailable without {losses}.', zh: '失去 {losses} 后部分数据可能不可用。' };

/** The smallest fatal losses by name: `h1`, `any one of h1, h2`, `any 2 of h1, h2, h3`, `h1 and any one of h2, h3`. */
export function lossesText({ always, choose, among, isAnyChoice, sets, hasMore }: FatalSets, hosts: number): Message {
	if (!isAnyChoice) return setsText(sets, hasMore);
	const fixed = together(always);
	if (choose === 0) return fixed;
	const values = { choose, n: among.length, list: listed(among), fixed };
	if (always.length > 0) return say(choose === 1 ? AND_ONE : AND_SOME, values);
	if (among.length === hosts && choose > 1) return say(SOME_OF_ALL, values);
	return say(choose === 1 ? ONE_OF : SOME_OF, values);
}

const ONE_OF = { en: 'any one of {list}', zh: '{list} 中任意一台' };
const SOME_OF = { en: 'any {choose} of {list}', zh: '{list} 中任意 {choose} 台' };
const SOME_OF_ALL = { en: 'any {choose} of the {n} hosts', zh: '{n} 台主机中任意 {choose} 台' };
const AND_ONE = { en: '{fixed} and any one of {list}', zh: '{fixed} 以及 {list} 中任意一台' };
const AND_SOME = { en: '{fixed} and any {choose} of {list}', zh: '{fixed} 以及 {list} 中任意 {choose} 台' };

function setsText(sets: FatalSets['sets'], hasMore: boolean): Message {
	const named = sets.slice(0, MOST_NAMED).map(together);
	const [first = together([]), ...others] = named;
	const list = others.reduce(
		(before, next) => say({ en: '{before}, or {next}', zh: '{before}，或 {next}' }, { before, next }),
		first,
	);
	return hasMore || sets.length > MOST_NAMED
		? say({ en: '{list}, or others', zh: '{list}，或其他组合' }, { list })
		: list;
}

/** Sentences with more sets than that are not read. */
const MOST_NAMED = 4;

function together(hosts: readonly string[]): Message {
	return listed(hosts, 'hosts', { en: ' and ', zh: ' 与 ' });
}
