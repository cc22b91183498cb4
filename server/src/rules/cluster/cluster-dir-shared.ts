import { groupBy, unique } from '../../base/collections.ts';
import { say } from '../../base/message.ts';
import type { Cluster } from '../../model/cluster.ts';
import { replaceAt } from '../edits.ts';
import { NODE_SETTINGS } from '../reads.ts';
import { defineClusterRule, type Fix } from '../rule.ts';
import { listed } from '../votes.ts';
import { lacksMacro } from './cache-dirs.ts';
import { copiesOf } from './copies.ts';
import { type Clash, clashes, elsewhere, nodesOf, otherLine, splitAll } from './dir-clashes.ts';
import { withOwnFolder, withOwnParent } from './dir-paths.ts';
import { type DirVersion, dirVersions, elementsAt, elementsOf, inCopy, rememberedByDirs } from './directories.ts';

export default defineClusterRule({
	code: 'cluster-dir-shared',
	severity: 'error',
	reads: NODE_SETTINGS,
	title: { en: 'Two nodes on one host share a directory', zh: '同一主机上的两个节点共用目录' },
	why: {
		en: 'Two processes write the same files and damage each other’s data.',
		zh: '两个进程会写入相同的文件，破坏彼此的数据。',
	},
	behaviour: {
		en: 'The manual requires nodes on one host to have different redoLogDir, TSDBRedoLogDir, chunkMetaDir, persistenceDir and streamingHALogDir; the vendor’s inspection also compares volumes. What happens when another node already uses a directory is documented for redoLogDir only: an error since 1.30.18 and 2.00.6. The same path on different hosts is fine, and relative paths lie below the home directory of each node.',
		zh: '手册要求同一主机上各节点的 redoLogDir、TSDBRedoLogDir、chunkMetaDir、persistenceDir、streamingHALogDir 互不相同；官方巡检还会比较 volumes。目录已被其他节点使用时的行为，手册只对 redoLogDir 作了说明：自 1.30.18、2.00.6 起报错。不同主机使用相同路径没有问题；相对路径位于各节点自己的主目录下。',
	},
	source: '[FC]; [SH]; [WI] volumes, persistenceDir — certain for the parameters named there, judgement for the others',
	*check(cluster) {
		for (const version of dirVersions(cluster)) {
			const found = sharing(version);
			for (const file of version.files) {
				for (const clash of found) {
					const entry = inCopy(version.files, file, clash.entry);
					yield {
						at: elementsAt(entry, clash.elements),
						message: say(
							{
								en: '{nodes} on {host} share {key} {dir}{elsewhere}.',
								zh: '{host} 上的 {nodes} 共用了 {key} 目录 {dir}{elsewhere}。',
							},
							{
								nodes: nodesOf(clash),
								host: clash.first.row.host,
								key: entry.name,
								dir: listed(clash.others.map(({ text }) => text)),
								elsewhere: elsewhere(clash),
							},
						),
						related: otherLine(clash, version.files, file),
						fixes: () => fixes(cluster, version, clash),
					};
				}
			}
		}
	},
});

/** One finding for each line, however many nodes and hosts it is for. */
const sharing = rememberedByDirs((dirs) => {
	// Where the macro is mandatory, cluster-compute-cache-macro asks for it.
	const judged = dirs.filter(({ entry, element }) => !lacksMacro(entry, element));
	return clashes(groupBy(judged, ({ name, host, path }) => `${name}\n${host}\n${path}`).values());
});

function* fixes(cluster: Cluster, { dirs }: DirVersion, clash: Clash): Iterable<Fix> {
	const { entry, first } = clash;
	const used = new Set(dirs.filter(({ name }) => name === first.name).map(({ text }) => text));
	const copied = ownInstead(clash);
	if (copied?.every(([, text]) => !used.has(text))) {
		yield {
			title: say(
				{ en: 'Change {other} to {alias} in the path', zh: '将路径中的 {other} 改为 {alias}' },
				{ other: first.row.alias, alias: entry.qualifier ?? '' },
			),
			changes: copiesOf(cluster, entry).flatMap((copy) =>
				copied.map(([element, text]) => replaceAt(elementsAt(copy.entry, [element]), text)),
			),
		};
		return;
	}
	const changes = splitAll(cluster, clash, ownDirFor(first.name));
	if (!changes) return;
	yield {
		title: say(
			{ en: 'Give each node a {key} directory of its own', zh: '为各节点设置各自的 {key} 目录' },
			{ key: entry.name },
		),
		changes: unique(changes),
	};
}

/** A path copied from the line of another node, with the alias of this one in place of the other's. */
function ownInstead({ entry, first, elements }: Clash): [number, string][] | undefined {
	const { qualifier } = entry;
	const other = first.row.alias;
	if (qualifier === undefined || first.entry === entry || /[%?]/.test(qualifier)) return undefined;
	const tokens = elementsOf(entry);
	const texts = [...elements].map((element): [number, string] => {
		const parts = (tokens[element]?.text ?? '').split(/([\\/])/);
		return [element, parts.map((part) => (part === other ? qualifier : part)).join('')];
	});
	return texts.every(([element, text]) => text !== tokens[element]?.text) ? texts : undefined;
}

/** TSDBRedoLogDir has another directory beside it, which must be the node's own as well; files keep their names. */
function ownDirFor(name: string): (path: string, own: string) => string {
	if (name === 'TSDBRedoLogDir') return (path, own) => withOwnFolder(withOwnFolder(path, own), 'redoLog');
	return name.endsWith('FilePath') ? withOwnParent : withOwnFolder;
}
