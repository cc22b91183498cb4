import { unique } from '../../base/collections.ts';
import { say } from '../../base/message.ts';
import { resolveName } from '../../catalog/catalog.ts';
import type { Cluster } from '../../model/cluster.ts';
import { type CfgFile, type Entry, keyAt, valueAt } from '../../model/files/cfg-file.ts';
import type { ConfigFile } from '../../model/files/config-file.ts';
import { fileAt } from '../places.ts';
import { defineClusterRule, type Finding } from '../rule.ts';
import { listed, namesApart } from '../votes.ts';
import { copyFixes } from './copies.ts';
import { opposed, versionsOf } from './versions.ts';

export default defineClusterRule({
	code: 'cross-cluster-cfg-differ',
	severity: 'error',
	reads: { cluster: ['settings'] },
	title: { en: 'cluster.cfg differs between packages', zh: '各安装包的 cluster.cfg 不一致' },
	why: {
		en: 'Which settings the nodes get may change with every change of leader.',
		zh: '节点得到的配置可能随 leader 切换而变化。',
	},
	behaviour: {
		en: 'The manual requires the same cluster.cfg on all controllers; in an HA cluster the version of the first leader, or the one that the Raft group has stored, holds.',
		zh: '手册要求所有控制节点的 cluster.cfg 完全相同；在高可用集群中，以首个 leader 的版本或 Raft 组保存的版本为准。',
	},
	source: '[HA] note; [NS] — certain',
	*check(cluster) {
		const held = cluster.packages.flatMap((pkg) => (pkg.cluster ? [pkg.cluster] : []));
		for (const { item, against, isMinority } of opposed(versionsOf(held, settingsKey))) {
			yield differs(cluster, item, against, isMinority);
		}
	},
});

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
				message: say({ en: '{setting} in {file}.', zh: '{file} 中为 {setting}。' }, { setting: shown(entry), file: a }),
			})),
		fixes: () => copyFixes(cluster, file, agreed, { copies: copiesIn(cluster), isSame, right: undefined, isMinority }),
	};
}

const copiesIn = (cluster: Cluster) => unique(cluster.packages.flatMap((pkg) => pkg.cluster ?? []));

const isSame = (a: ConfigFile, b: ConfigFile) =>
	a.kind === 'cluster' && b.kind === 'cluster' && settingsKey(a) === settingsKey(b);

/** An entry for a message; a secret stays one. */
function shown(entry: Entry): string {
	const isSecret = resolveName(entry.name)?.parameter.sensitive;
	return `${entry.syntax.key.text}=${isSecret ? '***' : entry.value}`;
}
