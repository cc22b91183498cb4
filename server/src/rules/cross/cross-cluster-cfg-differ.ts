import { groupBy, unique } from '../../base/collections.ts';
import { say } from '../../base/message.ts';
import { resolveName } from '../../catalog/catalog.ts';
import type { Cluster } from '../../model/cluster.ts';
import { type CfgFile, type Entry, keyAt, valueAt } from '../../model/files/cfg-file.ts';
import { fileAt } from '../places.ts';
import { defineClusterRule, type Finding } from '../rule.ts';
import { listed, namesApart } from '../votes.ts';
import { copyFixes } from './copies.ts';

export default defineClusterRule({
	code: 'cross-cluster-cfg-differ',
	severity: 'error',
	title: { en: 'cluster.cfg differs between packages', zh: '各软件包的 cluster.cfg 不一致' },
	why: {
		en: 'All controllers must have the same cluster.cfg; which version the nodes get depends on which controller leads.',
		zh: '所有控制节点的 cluster.cfg 必须完全相同；否则节点得到哪个版本取决于哪个控制节点是 leader。',
	},
	source: '[HA] note; [NS] — certain',
	*check(cluster) {
		const versions = versionsOf(cluster);
		const [agreed] = versions[0]?.files ?? [];
		if (!agreed) return;
		for (const { files, holders } of versions.slice(1)) {
			const isMinority = holders < (versions[0]?.holders ?? 0);
			for (const file of files) yield differs(cluster, file, agreed, isMinority);
		}
	},
});

interface Version {
	readonly files: readonly CfgFile[];
	/** How many packages have it. */
	readonly holders: number;
}

/** The files that say the same, together; what most packages have comes first. */
function versionsOf(cluster: Cluster): Version[] {
	const held = cluster.packages.flatMap((pkg) => (pkg.cluster ? [pkg.cluster] : []));
	return [...groupBy(held, settingsKey).values()]
		.map((files) => ({ files: unique(files), holders: files.length }))
		.sort((a, b) => b.holders - a.holders);
}

const keys = new WeakMap<CfgFile, string>();

/** What a file sets as one text, whatever the order: equal texts mean that two files say the same. */
function settingsKey(file: CfgFile): string {
	const known = keys.get(file);
	if (known !== undefined) return known;
	const key = [...settings(file)]
		.map(([name, { value }]) => `${name}=${value}`)
		.sort()
		.join('\n');
	keys.set(file, key);
	return key;
}

/** The entries by full key. Of several, vendor tools let the last one win. */
function settings(file: CfgFile): Map<string, Entry> {
	return new Map(file.entries.map((entry) => [entry.syntax.key.text, entry]));
}

function differs(cluster: Cluster, file: CfgFile, agreed: CfgFile, isMinority: boolean): Finding {
	const [own, other] = [settings(file), settings(agreed)];
	const here = [...own].filter(([key, { value }]) => other.get(key)?.value !== value);
	const missing = [...other.keys()].filter((key) => !own.has(key));
	const [a, b] = namesApart(cluster, agreed.id, file.id);
	const first = here.map(([, entry]) => entry).sort((a, b) => a.line - b.line)[0];
	return {
		at: !first ? fileAt(file) : other.has(first.syntax.key.text) ? valueAt(first) : keyAt(first),
		message: say(
			{ en: '{a} and {b} differ in {keys}.', zh: '{a} 与 {b} 在 {keys} 上不一致。' },
			{
				a,
				b,
				keys: listed([...here.map(([key]) => key), ...missing], 5),
			},
		),
		related: [...here.map(([key]) => key), ...missing]
			.flatMap((key) => other.get(key) ?? [])
			.slice(0, 5)
			.map((entry) => ({
				at: valueAt(entry),
				message: say({ en: '{setting} in {file}', zh: '{file} 中为 {setting}' }, { setting: shown(entry), file: a }),
			})),
		fixes: () => copyFixes(cluster, file, agreed, { others: othersThan(cluster, file), right: undefined, isMinority }),
	};
}

const othersThan = (cluster: Cluster, file: CfgFile) =>
	unique(cluster.packages.flatMap((pkg) => pkg.cluster ?? [])).filter((one) => settingsKey(one) !== settingsKey(file));

/** An entry for a message; a secret stays one. */
function shown(entry: Entry): string {
	const isSecret = resolveName(entry.name)?.parameter.sensitive;
	return `${entry.syntax.key.text}=${isSecret ? '***' : entry.value}`;
}
