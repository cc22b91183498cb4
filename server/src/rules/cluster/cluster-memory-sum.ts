import { groupBy } from '../../base/collections.ts';
import { say, type Template } from '../../base/message.ts';
import { roundedText } from '../../catalog/value-range.ts';
import { checkedPart } from '../../catalog/values.ts';
import { type Entry, valueAt } from '../../model/files/cfg-file.ts';
import { NODE_SETTINGS, reading } from '../reads.ts';
import { defineClusterRule, type Finding, type RelatedPlace } from '../rule.ts';
import { listed } from '../votes.ts';
import { divideMemory } from './divide-memory.ts';
import { type HostLoad, hostLoads } from './host-loads.ts';

export default defineClusterRule({
	code: 'cluster-memory-sum',
	severity: 'warning',
	reads: reading(NODE_SETTINGS, { controller: ['maxMemSize'], agent: ['maxMemSize'] }),
	title: { en: 'maxMemSize on a host adds up to more than its memory', zh: '主机上各节点 maxMemSize 之和超过主机内存' },
	why: {
		en: 'Under load the host may run out of memory, and the operating system may kill a process.',
		zh: '负载升高时主机内存可能耗尽，操作系统可能终止进程。',
	},
	behaviour: {
		en: 'Each process keeps to its own maxMemSize, whatever the others use. The manual recommends 85% of the memory of the host, divided by the number of its nodes.',
		zh: '各进程只遵守自己的 maxMemSize，不考虑其他进程的用量。手册建议取主机内存除以节点数后的 85%。',
	},
	source: '[HA] §1; performance guide 2.2; attachment — certain (advice)',
	*check(cluster) {
		const loads = hostLoads(cluster);
		for (const load of loads) {
			if (load.memory === undefined || load.sum <= load.memory) continue;
			yield { ...finding([load], load.memory), fixes: () => divideMemory(cluster, load) };
		}
		// Nobody can tell whether it is too much: one word about all hosts with the same sum.
		const untold = loads.filter((load) => load.memory === undefined && load.workers.length > 1 && !load.isOpen);
		for (const same of groupBy(untold, ({ sum }) => sum).values())
			yield { ...finding(same, undefined), severity: 'info' };
	},
});

/** About hosts with one sum; the memory they have is known or not. */
function finding(loads: readonly HostLoad[], memory: number | undefined): Finding {
	const [load] = loads as [HostLoad]; // groups have members
	const first = load.workers[0] ?? load.members[0];
	return {
		at: (first as NonNullable<typeof first>).at, // hosts are known by their processes
		message: say(memory !== undefined ? TOO_MUCH : loads.length > 1 ? ON_EACH : ON_ONE, {
			host: load.host,
			hosts: listed(loads.map(({ host }) => host)),
			sum: roundedText(load.sum),
			memory: roundedText(memory ?? 0),
		}),
		related: parts(load),
	};
}

const TOO_MUCH: Template = {
	en: 'maxMemSize on {host} adds up to {sum} GB, but the host has {memory} GB.',
	zh: '{host} 上各节点的 maxMemSize 合计 {sum} GB，超过主机内存 {memory} GB。',
};

const ON_ONE: Template = {
	en: 'maxMemSize on {host} adds up to {sum} GB.',
	zh: '{host} 上各节点的 maxMemSize 合计 {sum} GB。',
};

const ON_EACH: Template = {
	en: 'maxMemSize adds up to {sum} GB on each of {hosts}.',
	zh: '{hosts} 上各节点的 maxMemSize 均合计 {sum} GB。',
};

/** The lines that the sum comes from, each with the processes of the host that it holds for. */
function parts({ members }: HostLoad): readonly RelatedPlace[] {
	const given = members.filter(({ limit }) => limit?.entry && limit.gb > 0);
	return [...groupBy(given, ({ limit }) => limit?.entry as Entry)].slice(0, MOST_LINES).map(([entry, those]) => ({
		at: valueAt(entry),
		message: say(
			{ en: '{value} GB for {aliases}.', zh: '{aliases}：{value} GB。' },
			{ value: checkedPart(entry.value), aliases: listed(those.map(({ alias }) => alias)) },
		),
	}));
}

/** Longer lists tell nobody anything. */
const MOST_LINES = 10;
