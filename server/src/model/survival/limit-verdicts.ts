import { type Message, say, type Template } from '../../base/message.ts';
import type { FailureReport, FatalSets, Limits } from '../../protocol/failure.ts';
import { listed } from '../deployment-mode.ts';
import { mayFail } from './limits.ts';
import { type Verdict, verdict } from './verdict.ts';

/** What more a cluster survives, and what stops it; nothing where it has stopped, or where its parts are not known. */
export function limitVerdicts(report: FailureReport): Verdict[] {
	const { state, isStandalone, controllers, data, limits } = report;
	if (isStandalone || controllers.hasMajority !== true || limits.hosts === 0) return [];
	const isOpen = data.nodes.length > 0 && state !== 'no-data' && state !== 'data-at-risk';
	const further = { ...limits, data: isOpen ? limits.data : null };
	return [...survivalVerdicts(report, further), ...lossVerdicts(further)];
}

function survivalVerdicts({ data, off }: FailureReport, further: Limits): Verdict[] {
	const any = anyHosts(further);
	if (any === 0) return [];
	const isWhole = off.nodes.length === 0;
	const hasZones = data.replicas === null;
	const template = isWhole ? (hasZones ? MAJORITY : SURVIVES) : hasZones ? MAJORITY_STILL : SURVIVES_MORE;
	return [verdict('good', template, { any, hosts: further.hosts })];
}

function lossVerdicts({ stops, data, hosts }: Limits): Verdict[] {
	const isWorse = data !== null && (stops === null || data.size < stops.size);
	const told = (sets: FatalSets, template: Template) => [
		verdict(sets.size === 1 ? 'caution' : 'note', template, { losses: lossesText(sets, hosts) }),
	];
	return [...(isWorse ? told(data, DATA) : []), ...(stops ? told(stops, STOPS) : [])];
}

/**
 * How many hosts may fail, whichever they are, without stopping the cluster or losing sight of data; none where nobody
 * knows where the controllers are.
 */
export function anyHosts({ hosts, stops, data }: Limits): number {
	return stops === null ? 0 : Math.min(mayFail(stops, hosts), mayFail(data, hosts));
}

const SURVIVES = { en: 'Survives any {any} of {hosts} hosts.', zh: '可承受 {hosts} 台主机中任意 {any} 台宕机。' };
const SURVIVES_MORE = {
	en: 'Survives any {any} more of the {hosts} hosts that are left.',
	zh: '还可承受剩余 {hosts} 台主机中任意 {any} 台宕机。',
};
const MAJORITY = {
	en: 'The controllers keep their majority without any {any} of {hosts} hosts.',
	zh: '{hosts} 台主机中任意 {any} 台宕机后，控制节点仍保持多数。',
};
const MAJORITY_STILL = {
	en: 'The controllers keep their majority without any {any} more of the {hosts} hosts that are left.',
	zh: '剩余 {hosts} 台主机中再有任意 {any} 台宕机后，控制节点仍保持多数。',
};
const STOPS = { en: 'Stops without {losses}.', zh: '失去以下主机后集群不可用：{losses}。' };
const DATA = {
	en: 'Some data may be unavailable without {losses}.',
	zh: '失去以下主机后部分数据可能不可用：{losses}。',
};

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
