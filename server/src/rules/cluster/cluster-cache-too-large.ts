import { groupBy } from '../../base/collections.ts';
import { type Message, say, type Template } from '../../base/message.ts';
import { findParameter } from '../../catalog/catalog.ts';
import { checkedPart } from '../../catalog/values.ts';
import type { Cluster } from '../../model/cluster.ts';
import { type Entry, valueAt } from '../../model/files/cfg-file.ts';
import { checkedAt } from '../cfg/settings.ts';
import { replaceAt } from '../edits.ts';
import { NODE_SETTINGS, reading } from '../reads.ts';
import type { ClusterRule, Finding, Fix } from '../rule.ts';
import { clusterFiles } from './copies.ts';
import { type Crowded, lineText, worstByLine } from './crowded-lines.ts';
import { memoryText } from './memory.ts';
import type { Excess } from './shares.ts';

// Not through defineClusterRule: standalone servers are asked as well.
const rule: ClusterRule = {
	scope: 'cluster',
	code: 'cluster-cache-too-large',
	severity: 'error',
	reads: reading(NODE_SETTINGS, { controller: ['maxMemSize'], agent: ['maxMemSize'], single: ['settings'] }),
	title: { en: 'A cache or limit takes too much of maxMemSize', zh: '缓存或内存上限占 maxMemSize 的比例过大' },
	why: {
		en: 'What one cache or result takes is missing for everything else, so that queries fail for lack of memory. Releases that check the limit may refuse the value.',
		zh: '单个缓存或结果占用过多内存，其余任务会因内存不足而失败；会检查上限的版本可能拒绝该值。',
	},
	behaviour: {
		en: 'The manual allows 50% of maxMemSize each for the OLAP cache engine, for the TSDB cache engine, and for reservedMemSize and emergencyMemSize together; memLimitOfQueryResult must be below 80%, memLimitOfTaskGroupResult below 50%. Since 3.00.5 the size of each cache engine is checked; the manual says nothing about their sum. computeNodeMemCacheSize is lowered to 50%.',
		zh: '手册规定：OLAP cache engine、TSDB cache engine 各不超过 maxMemSize 的 50%，reservedMemSize 与 emergencyMemSize 之和不超过 50%，memLimitOfQueryResult 小于 80%，memLimitOfTaskGroupResult 小于 50%。自 3.00.5 起检查各 cache engine 的容量，手册没有说明两者之和的上限；computeNodeMemCacheSize 超过 50% 时会被下调到 50%。',
	},
	source: '[FC] — certain',
	*check(cluster, installation) {
		const crowdedLines = [...worstByLine(cluster, installation)];
		const all = crowdedLines.length > 0 ? linesByText(cluster) : undefined;
		for (const crowded of crowdedLines) {
			const copies = all?.get(lineText(crowded.excess.entry)) ?? [];
			// Where copies disagree, the line may be right beside the maxMemSize of another one.
			const crowdedFiles = new Set(all?.get(lineText(crowded.limit))?.map(({ file }) => file));
			for (const entry of copies) if (crowdedFiles.has(entry.file)) yield finding(crowded, entry, copies);
		}
	},
};

export default rule;

function finding({ excess, limit, most }: Crowded, entry: Entry, copies: readonly Entry[]): Finding {
	const { share, together, severity } = excess;
	return {
		at: checkedAt(entry),
		message: say(textFor(excess), {
			key: entry.syntax.key.text,
			value: checkedPart(entry.value),
			limit: `${share * 100}%`,
			mem: checkedPart(limit.value),
			...(together && { other: together.syntax.key.text, size: checkedPart(together.value) }),
		}),
		severity,
		related: [limit, ...(together ? [together] : [])].map((one) => ({ at: valueAt(one), message: setHere(one) })),
		fixes: () => fixes(excess.entry, most, copies),
	};
}

function textFor({ share, isBelow, together }: Excess): Template {
	if (together) {
		return {
			en: '{key}={value} and {other}={size} together exceed {limit} of maxMemSize={mem}.',
			zh: '{key}={value} 与 {other}={size} 之和超过 maxMemSize={mem} 的 {limit}。',
		};
	}
	if (isBelow) {
		return {
			en: '{key}={value} must be less than {limit} of maxMemSize={mem}.',
			zh: '{key}={value} 应小于 maxMemSize={mem} 的 {limit}。',
		};
	}
	return share === 1
		? { en: '{key}={value} exceeds maxMemSize={mem}.', zh: '{key}={value} 超过 maxMemSize={mem}。' }
		: {
				en: '{key}={value} exceeds {limit} of maxMemSize={mem}.',
				zh: '{key}={value} 超过 maxMemSize={mem} 的 {limit}。',
			};
}

function setHere(entry: Entry): Message {
	return say({ en: '{key} is set here.', zh: '{key} 在此设置。' }, { key: entry.syntax.key.text });
}

/** The most that is right, in every copy of the file. */
function* fixes(entry: Entry, most: number, copies: readonly Entry[]): Iterable<Fix> {
	const isWhole = findParameter(entry.name)?.type === 'integer';
	const value = isWhole ? String(Math.floor(most)) : memoryText(most);
	if (!(Number(value) > 0)) return;
	yield {
		title: say({ en: 'Set {key} to {value}', zh: '将 {key} 设为 {value}' }, { key: entry.syntax.key.text, value }),
		changes: copies.map((copy) => replaceAt(checkedAt(copy), value)),
	};
}

/** All lines by what they say: those with one text are copies of each other. */
function linesByText(cluster: Cluster): ReadonlyMap<string, readonly Entry[]> {
	const files = cluster.isStandalone ? cluster.packages.flatMap((pkg) => pkg.single ?? []) : clusterFiles(cluster);
	return groupBy(
		files.flatMap(({ entries }) => entries),
		lineText,
	);
}
