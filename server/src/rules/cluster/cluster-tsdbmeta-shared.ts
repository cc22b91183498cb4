import { groupBy, uniqueBy } from '../../base/collections.ts';
import { say } from '../../base/message.ts';
import type { Cluster } from '../../model/cluster.ts';
import { checkedAt } from '../cfg/settings.ts';
import { replaceAt } from '../edits.ts';
import { NODE_SETTINGS } from '../reads.ts';
import { defineClusterRule, type Fix } from '../rule.ts';
import { ALIAS_MACRO } from './alias-macro.ts';
import { copiesOf } from './copies.ts';
import { type Clash, clashes, elsewhere, nodesOf, otherLine } from './dir-clashes.ts';
import { ownValue } from './dir-lines.ts';
import { lastPart, parentOf, withOwnFolder, withOwnParent, withoutLastPart } from './dir-paths.ts';
import { dirVersions, elementsAt, inCopy, rememberedByDirs } from './directories.ts';
import { isPattern } from './qualifiers.ts';

export default defineClusterRule({
	code: 'cluster-tsdbmeta-shared',
	severity: 'error',
	reads: NODE_SETTINGS,
	title: { en: 'Two nodes on one host share the TSDBMeta directory', zh: '同一主机上的两个节点共用 TSDBMeta 目录' },
	why: {
		en: 'The redo logs are separate, but both nodes keep the metadata of their TSDB level files in one directory, which may damage them.',
		zh: '重做日志虽已分开，但两个节点会把 TSDB level file 的元数据写入同一目录，可能相互破坏。',
	},
	behaviour: {
		en: 'The TSDB engine keeps the metadata of its level files in a directory TSDBMeta beside the one that TSDBRedoLogDir names, not inside it. The manual does not say what happens when two nodes share it; published layouts give each node a parent directory of its own, such as …/<ALIAS>/redoLog.',
		zh: 'TSDB 引擎把 level file 元数据保存在与 TSDBRedoLogDir 同级的 TSDBMeta 目录中，而不是其内部。手册没有说明两个节点共用该目录的后果；公开的部署示例为每个节点设置各自的父目录，例如 …/<ALIAS>/redoLog。',
	},
	source: '[FC] TSDBRedoLogDir; [NP] 2.6; sample configurations — judgement',
	*check(cluster) {
		for (const version of dirVersions(cluster)) {
			const found = meeting(version);
			for (const file of version.files) {
				for (const clash of found) {
					yield {
						at: elementsAt(inCopy(version.files, file, clash.entry), clash.elements),
						message: say(
							{
								en: 'TSDBRedoLogDir of {nodes} on {host} share the parent {dir}, so their TSDBMeta directories collide{elsewhere}.',
								zh: '{host} 上 {nodes} 的 TSDBRedoLogDir 父目录同为 {dir}，TSDBMeta 目录会冲突{elsewhere}。',
							},
							{
								nodes: nodesOf(clash),
								host: clash.first.row.host,
								dir: withoutLastPart(clash.others[0]?.text ?? ''),
								elsewhere: elsewhere(clash),
							},
						),
						related: otherLine(clash, version.files, file),
						fixes: () => fixes(cluster, clash),
					};
				}
			}
		}
	},
});

/** Different directories of different nodes in one folder; equal ones are a matter of cluster-dir-shared. */
const meeting = rememberedByDirs((dirs) => {
	const logs = dirs.filter(({ name, path }) => name === 'TSDBRedoLogDir' && path !== '/');
	const groups = groupBy(logs, ({ host, path }) => `${host}\n${parentOf(path)}`);
	return clashes([...groups.values()].map((group) => uniqueBy(group, ({ path }) => path)));
});

function fixes(cluster: Cluster, { entry, elements }: Clash): Fix[] {
	const { qualifier } = entry;
	const name = qualifier === undefined || isPattern(qualifier) ? ALIAS_MACRO : qualifier;
	const value = ownValue(entry, elements, name, withOwnMeta);
	return [
		{
			title: say(
				{ en: 'Change to {value} (existing files have to be moved)', zh: '改为 {value}（已有文件需要随之迁移）' },
				{ value },
			),
			changes: copiesOf(cluster, entry).map((copy) => replaceAt(checkedAt(copy.entry), value)),
		},
	];
}

/** A folder that bears the name of the node already becomes the parent. */
function withOwnMeta(path: string, own: string): string {
	const leaf = lastPart(path);
	return leaf.includes(own) || leaf.includes(ALIAS_MACRO) ? withOwnFolder(path, 'redoLog') : withOwnParent(path, own);
}
