import { say, type Template } from '../../base/message.ts';
import { checkedPart } from '../../catalog/values.ts';
import type { Cluster } from '../../model/cluster.ts';
import { defineClusterRule, type Finding, type Fix } from '../rule.ts';
import { type Part, partAt, partsOf, partsRead, setEverywhere } from './parts.ts';

export default defineClusterRule({
	code: 'cluster-lan-inconsistent',
	severity: 'warning',
	reads: partsRead(['lanCluster']),
	title: { en: 'lanCluster differs within the cluster', zh: '集群内 lanCluster 不一致' },
	why: {
		en: 'Some processes send heartbeats over UDP and others over TCP, so that nodes may be considered offline.',
		zh: '部分进程用 UDP、部分用 TCP 发送心跳，节点可能被误判为离线。',
	},
	behaviour: {
		en: 'lanCluster is true where it is not set. The vendor’s inspection compares the values that are set and reports a difference.',
		zh: '未设置时 lanCluster 为 true。官方巡检会比较已设置的值，不一致时报告。',
	},
	source: '[WI] lanCluster; [HA] FAQ 6.6 — certain (vendor check)',
	*check(cluster) {
		const parts = partsOf(cluster, 'lanCluster', true);
		const set = parts.filter(({ entry }) => entry);
		const agreed = agreedSwitch(set);
		for (const part of parts) {
			if (part.isOn === agreed || (agreed === undefined && !part.entry)) continue;
			const other = set.find((one) => one.isOn !== part.isOn);
			if (other) yield finding(cluster, part, other, agreed);
		}
	},
});

/** What most of the lines say; where nobody sets it the default holds, and nothing is wrong here. */
function agreedSwitch(set: readonly Part[]): boolean | undefined {
	const on = set.filter(({ isOn }) => isOn).length;
	if (on * 2 === set.length) return set.length === 0 ? true : undefined;
	return on * 2 > set.length;
}

function finding(cluster: Cluster, part: Part, other: Part, agreed: boolean | undefined): Finding {
	const values = { a: textOf(part), na: part.who, b: textOf(other), nb: other.who };
	return {
		at: partAt(part),
		message: say(part.entry ? DIFFERENT : UNSET, values),
		...(!part.entry && { severity: 'info' }), // clusters run that set it in some files only
		related: [
			{ at: partAt(other), message: say({ en: '{b} for {nb}.', zh: '{nb}：{b}。' }, { b: values.b, nb: values.nb }) },
		],
		fixes: () => fixes(cluster, part, other, agreed),
	};
}

const DIFFERENT: Template = {
	en: 'lanCluster is {a} for {na} but {b} for {nb}.',
	zh: '{na}：lanCluster={a}；{nb}：lanCluster={b}。',
};

const UNSET: Template = {
	en: 'lanCluster is not set for {na}, so {a} by default, but {b} for {nb}.',
	zh: '{na}：未设置 lanCluster，默认为 {a}；{nb}：lanCluster={b}。',
};

function textOf({ entry }: Part): string {
	return entry ? checkedPart(entry.value) : 'true';
}

/** One value everywhere; where as many say one thing as the other, either. */
function fixes(cluster: Cluster, part: Part, other: Part, agreed: boolean | undefined): Fix[] {
	const right = other.isOn === (agreed ?? false) ? other : part;
	const use = (one: Part): Fix => ({
		title: say({ en: 'Set lanCluster={value} everywhere', zh: '统一设置 lanCluster={value}' }, { value: textOf(one) }),
		changes: setEverywhere(cluster, { names: ['lanCluster'], value: textOf(one), isOn: one.isOn }),
	});
	return agreed === undefined ? [use(right), use(right === part ? other : part)] : [use(right)];
}
