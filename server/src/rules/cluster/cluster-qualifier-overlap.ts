import { groupBy } from '../../base/collections.ts';
import { say } from '../../base/message.ts';
import type { Cluster } from '../../model/cluster.ts';
import { keyAt, qualifierAt } from '../../model/files/cfg-file.ts';
import { NODE_SETTINGS } from '../reads.ts';
import { defineClusterRule, type Finding } from '../rule.ts';
import { clusterFiles } from './copies.ts';
import { isPattern, type QualifiedEntry, qualifiedEntries, reachedBy, rememberedByFileAndNodes } from './qualifiers.ts';

export default defineClusterRule({
	code: 'cluster-qualifier-overlap',
	severity: 'info',
	reads: NODE_SETTINGS,
	title: { en: 'A node gets a parameter from two lines', zh: '同一节点从两行得到同一配置项' },
	why: {
		en: 'The file does not show with certainty which of the values the node uses.',
		zh: '仅凭该文件无法确定节点最终使用哪个值。',
	},
	behaviour: {
		en: 'A line for some nodes takes precedence over a line for all. The manual does not say which of two matching patterns applies, or that an alias takes precedence over a pattern, though that is likely; hovers and other rules assume that it does, and that of several patterns the last one applies.',
		zh: '针对部分节点的行优先于针对所有节点的行。手册没有说明两个通配符同时匹配时以哪一行为准，也没有说明别名优先于通配符（虽然很可能如此）；悬停提示与其他规则假定别名优先，多个通配符以最后一行为准。',
	},
	source: '[WI] getConfigEx; [CM] — judgement',
	*check(cluster) {
		for (const file of clusterFiles(cluster)) yield* overlaps(file, cluster).map(finding);
	},
});

/** A node that two lines reach with different values. */
interface Overlap {
	readonly alias: string;
	readonly earlier: QualifiedEntry;
	readonly entry: QualifiedEntry;
}

const overlaps = rememberedByFileAndNodes(function* (file, cluster): Iterable<Overlap> {
	for (const entries of groupBy(qualifiedEntries(file), ({ name }) => name).values()) {
		const values = new Set(entries.map(({ value }) => value));
		if (values.size > 1 && entries.some(({ qualifier }) => isPattern(qualifier))) yield* overlapsOf(cluster, entries);
	}
});

function* overlapsOf(cluster: Cluster, entries: readonly QualifiedEntry[]): Iterable<Overlap> {
	const reaching = new Map<string, QualifiedEntry>();
	for (const entry of entries) {
		const aliases = reachedBy(cluster, entry.qualifier);
		const isOther = (earlier: QualifiedEntry | undefined) =>
			earlier && earlier.qualifier !== entry.qualifier && earlier.value !== entry.value;
		const alias = aliases.find((one) => isOther(reaching.get(one)));
		const earlier = reaching.get(alias ?? '');
		if (alias !== undefined && earlier) yield { alias, earlier, entry };
		for (const one of aliases) reaching.set(one, entry);
	}
}

function finding({ alias, earlier, entry }: Overlap): Finding {
	return {
		at: qualifierAt(entry),
		message: say(
			{ en: '{alias} receives {key} from both {q1} and {q2}.', zh: '{alias} 的 {key} 同时来自 {q1} 与 {q2}。' },
			{ alias, key: entry.name, q1: earlier.qualifier, q2: entry.qualifier },
		),
		related: [{ at: keyAt(earlier), message: say({ en: 'The other line.', zh: '另一行。' }) }],
	};
}
