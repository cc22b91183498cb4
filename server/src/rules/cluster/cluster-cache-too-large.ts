import { groupBy } from '../../base/collections.ts';
import { type Message, say, type Template } from '../../base/message.ts';
import { findParameter } from '../../catalog/catalog.ts';
import { checkedPart } from '../../catalog/values.ts';
import type { Cluster } from '../../model/cluster.ts';
import { type Entry, valueAt } from '../../model/files/cfg-file.ts';
import { checkedAt } from '../cfg/settings.ts';
import { replaceAt } from '../edits.ts';
import type { ClusterRule, Finding, Fix } from '../rule.ts';
import { clusterFiles } from './copies.ts';
import { type Crowded, worstByLine } from './crowded-lines.ts';
import { memoryText } from './memory.ts';
import type { Excess } from './shares.ts';

// Not through defineClusterRule: standalone servers are asked as well.
const rule: ClusterRule = {
	scope: 'cluster',
	code: 'cluster-cache-too-large',
	severity: 'error',
	title: { en: 'A cache or limit takes too much of maxMemSize', zh: '缓存或内存限制占 maxMemSize 的比例过大' },
	why: {
		en: 'What one cache or result may take is missing for everything else: queries fail for lack of memory, and releases that check the limit refuse the value.',
		zh: '单个缓存或结果占用过多内存后，其余任务会因内存不足而失败；会检查上限的版本则不接受该值。',
	},
	behaviour: {
		en: 'The manual limits the OLAP and TSDB caches, reservedMemSize and emergencyMemSize together to 50% of maxMemSize, memLimitOfQueryResult to less than 80%, memLimitOfTaskGroupResult to less than 50%. The caches are checked since 3.00.5; computeNodeMemCacheSize is lowered to its bound.',
		zh: '手册规定：OLAP 与 TSDB 缓存、reservedMemSize 与 emergencyMemSize 之和均不超过 maxMemSize 的 50%，memLimitOfQueryResult 小于 80%，memLimitOfTaskGroupResult 小于 50%。自 3.00.5 起检查缓存大小；computeNodeMemCacheSize 超限时会被下调。',
	},
	source: '[FC] — certain',
	*check(cluster, installation) {
		const crowdedLines = [...worstByLine(cluster, installation)];
		const all = crowdedLines.length > 0 ? linesByText(cluster) : undefined;
		for (const crowded of crowdedLines) {
			const copies = all?.get(textOf(crowded.excess.entry)) ?? [];
			for (const entry of copies) yield finding(crowded, entry, copies);
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
		textOf,
	);
}

function textOf({ syntax, value }: Entry): string {
	return `${syntax.key.text}=${value}`;
}
