import { groupBy } from '../../base/collections.ts';
import { type Message, say } from '../../base/message.ts';
import { checkedPart } from '../../catalog/values.ts';
import { lacks } from '../../catalog/versions.ts';
import type { Cluster } from '../../model/cluster.ts';
import { winningEntry } from '../../model/effective.ts';
import { type CfgFile, type Entry, keyAt } from '../../model/files/cfg-file.ts';
import type { NodeRow } from '../../model/files/nodes-file.ts';
import type { Installation } from '../../model/installation.ts';
import { isSetting } from '../cfg/settings.ts';
import { fileAt } from '../places.ts';
import { NODE_SETTINGS, reading } from '../reads.ts';
import { defineClusterRule, type Finding } from '../rule.ts';
import { listed } from '../votes.ts';
import { dirVersions } from './directories.ts';
import { rememberedByFile } from './qualifiers.ts';

export default defineClusterRule({
	code: 'cluster-dir-default-in-home',
	severity: 'info',
	reads: reading(NODE_SETTINGS, { controller: ['dataSync'] }),
	title: { en: 'Data lie in the home directory of the node', zh: '数据位于节点的主目录中' },
	why: {
		en: 'Whoever moves or backs up only the configured directories leaves these files behind. By default the home directory lies in the package folder of the agent, so its path changes with the package.',
		zh: '只迁移或备份已配置的目录会遗漏这些文件；主目录默认位于代理节点的安装包目录下，路径会随安装包而改变。',
	},
	behaviour: {
		en: 'Directories that are not set lie below the home directory of the node, <home of the agent>/<alias>: chunks in storage, redo logs in log. Chunk metadata lie in the first volume by default, and without persistenceDir stream tables are not persisted, so neither is reported where volumes is set.',
		zh: '未设置的目录位于节点的主目录（<代理节点主目录>/<别名>）下：分区数据在 storage，重做日志在 log。分区元数据默认位于第一个存储卷中，未设置 persistenceDir 时流表不会持久化，因此设置了 volumes 时不提示这两项。',
	},
	source: '[IN] home; [FC] defaults — certain',
	*check(cluster, installation) {
		for (const version of dirVersions(cluster)) {
			const nodes = version.rows.filter(({ mode }) => mode === 'datanode');
			const [model] = version.files; // all files of a version say the same
			if (nodes.length === 0 || !model) continue;
			const missing = unset(model, nodes, keysInUse(cluster, model, installation));
			yield* finding(model, missing, nodes.length); // advice is given once, not in every copy
		}
	},
});

/** Where tables lie. Streams are persisted only where a directory is set for them, so that says nothing about the rest. */
const DATA_DIRS: readonly string[] = ['volumes', 'chunkMetaDir', 'redoLogDir', 'TSDBRedoLogDir'];

/** The line that sets where data lie, rather that of the volumes. */
const firstDirectory = rememberedByFile((file) => {
	const set = file.entries.filter((entry) => isSetting(entry) && DATA_DIRS.includes(entry.name));
	return [set.find(({ name }) => name === 'volumes') ?? set[0]];
});

function* finding(file: CfgFile, missing: Missing, all: number): Iterable<Finding> {
	const [first] = firstDirectory(file);
	if (!first) {
		yield {
			at: fileAt(file),
			severity: 'hint', // whoever sets nothing has left all in one place; the surprise is what stays behind the rest
			message: say({
				en: 'Neither volumes nor directories for redo logs are set; all data lie in the home directory of each node.',
				zh: '未设置 volumes 与重做日志目录，全部数据位于各节点的主目录中。',
			}),
		};
		return;
	}
	if (missing.size === 0) return;
	yield {
		at: keyAt(first),
		message: say(
			{
				en: 'Not set, so in the home directory of the node: {list}.',
				zh: '以下目录未设置，位于节点的主目录中：{list}。',
			},
			{ list: listOf(missing, all) },
		),
	};
}

/** The parameters that are worth a word: redo logs are written with dataSync only, and TSDB came with 2.00. */
function keysInUse({ packages }: Cluster, file: CfgFile, { serverVersion }: Installation): string[] {
	const files = [file, ...packages.flatMap(({ controller }) => controller ?? [])];
	const isOn = ({ name, value }: Entry) => name === 'dataSync' && /^(1|true)$/i.test(checkedPart(value));
	const syncs = files.some(({ entries }) => entries.some(isOn));
	const hasTsdb = serverVersion === undefined || !lacks(serverVersion, ['2.00']);
	return ['volumes', ...(syncs ? ['redoLogDir'] : []), ...(hasTsdb ? ['TSDBRedoLogDir'] : [])];
}

/** Parameters, and the nodes that lack just these, by the names of the nodes. */
type Missing = ReadonlyMap<string, [string[], string[]]>;

/** The nodes that lack a parameter, with all parameters that just they lack. */
function unset(file: CfgFile, nodes: readonly NodeRow[], keys: readonly string[]): Missing {
	const lacking = keys.map((key): [string, string[]] => {
		const aliases = nodes.map(({ alias }) => alias);
		return [key, aliases.filter((alias) => winningEntry(file, alias, key) === undefined)];
	});
	const groups = groupBy(
		lacking.filter(([, aliases]) => aliases.length > 0),
		([, aliases]) => aliases.join('\n'),
	);
	return new Map([...groups].map(([id, group]) => [id, [group.map(([key]) => key), group[0]?.[1] ?? []]]));
}

function listOf(missing: Missing, all: number): Message {
	const parts = [...missing.values()].map(([keys, aliases]) =>
		aliases.length === all && all > 1
			? say({ en: '{keys} of all data nodes', zh: '所有数据节点的 {keys}' }, { keys: listed(keys) })
			: say({ en: '{keys} of {nodes}', zh: '{nodes} 的 {keys}' }, { keys: listed(keys), nodes: listed(aliases) }),
	);
	return parts.reduce((before, next) => say({ en: '{before}; {next}', zh: '{before}；{next}' }, { before, next }));
}
