import { groupBy } from '../../base/collections.ts';
import { say } from '../../base/message.ts';
import type { Cluster } from '../../model/cluster.ts';
import { keyAt, qualifierAt } from '../../model/files/cfg-file.ts';
import { defineClusterRule, type Finding } from '../rule.ts';
import { clusterFiles } from './copies.ts';
import { isPattern, type QualifiedEntry, qualifiedEntries, reachedBy, rememberedByFileAndNodes } from './qualifiers.ts';

export default defineClusterRule({
	code: 'cluster-qualifier-overlap',
	severity: 'info',
	title: { en: 'A node gets a parameter from two lines', zh: '同一节点从两行得到同一配置项' },
	why: {
		en: 'It is not documented which of two matching lines holds, an alias before a pattern being the likely order.',
		zh: '两行同时匹配时以哪一行为准，文档没有说明；别名优先于通配符只是可能的顺序。',
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
