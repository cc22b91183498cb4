import { say } from '../../base/message.ts';
import { rowsKey } from '../../model/agreed-nodes.ts';
import type { Cluster } from '../../model/cluster.ts';
import type { NodesFile } from '../../model/files/nodes-file.ts';
import { textOf } from '../../syntax/tree.ts';
import { fileAt } from '../places.ts';
import type { Finding } from '../rule.ts';
import { namesApart } from '../votes.ts';
import { copyFixes, takeOverBytes } from './copies.ts';
import { opposed, versionsOf } from './versions.ts';

/** Files that have the rows of the agreed one in another order or spelling, against the text that most of them have. */
export function* otherLayouts(cluster: Cluster, agreed: NodesFile, files: ReadonlySet<NodesFile>): Iterable<Finding> {
	if (files.size === 0) return;
	const key = rowsKey(agreed);
	const held = cluster.packages.flatMap(({ nodes }) =>
		nodes && (files.has(nodes) || rowsKey(nodes) === key) ? [nodes] : [],
	);
	for (const { item, against } of opposed(versionsOf(held, ({ tree }) => textOf(tree)))) {
		yield onlyLayout(cluster, item, against);
	}
}

function onlyLayout(cluster: Cluster, file: NodesFile, other: NodesFile): Finding {
	const [a, b] = namesApart(cluster, other.id, file.id);
	return {
		at: fileAt(file),
		severity: 'info',
		message: say(
			{
				en: '{a} and {b} have the same rows, but in another order or with other blanks, empty columns or line ends.',
				zh: '{a} 与 {b} 的行相同，但顺序、空白、空列或换行符不同。',
			},
			{ a, b },
		),
		related: [{ at: fileAt(other), message: say({ en: 'The same rows in {a}.', zh: '{a} 中的相同行。' }, { a }) }],
		fixes: () =>
			copyFixes(cluster, file, other, {
				copies: cluster.nodesFiles,
				isSame: (one, another) => textOf(one.tree) === textOf(another.tree),
				right: undefined,
				isMinority: false,
				copy: takeOverBytes,
			}),
	};
}
