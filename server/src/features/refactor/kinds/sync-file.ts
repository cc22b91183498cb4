import { say } from '../../../base/message.ts';
import type { FileId } from '../../../base/span.ts';
import type { Cluster } from '../../../model/cluster.ts';
import type { ConfigFile } from '../../../model/files/config-file.ts';
import { clusterFiles } from '../../../rules/cluster/copies.ts';
import { isSound } from '../../../rules/cross/copies.ts';
import { lineEndOf } from '../../../rules/edits.ts';
import { fileName } from '../../../rules/places.ts';
import { textOf } from '../../../syntax/tree.ts';
import { textChanges } from '../../fix-all/text-changes.ts';
import { type Refusal, refuse } from '../../navigation/renaming.ts';
import type { Place, Refactoring, Rewrite } from '../refactoring.ts';

/** Makes the copies of cluster.nodes or cluster.cfg on all hosts equal to this one. */
export function* syncFile({ cluster, file }: Place): Iterable<Refactoring> {
	const copies = copiesOf(cluster, file);
	const content = contentOf(file);
	const unlike = copies.filter((copy) => contentOf(copy) !== content);
	if (unlike.length === 0 || !copies.includes(file)) return;
	const values = { file: fileName(file.id), n: unlike.length };
	yield {
		id: 'sync-file',
		kind: 'refactor.rewrite.sync',
		title:
			unlike.length === 1
				? say({ en: 'Make the other {file} equal to this one', zh: '使另一份 {file} 与此文件一致' }, values)
				: say({ en: 'Make {n} other {file} equal to this one', zh: '使另外 {n} 份 {file} 与此文件一致' }, values),
		rewrite: () => rewrite(file, copies),
	};
}

function copiesOf(cluster: Cluster, { kind }: ConfigFile): readonly ConfigFile[] {
	if (kind === 'nodes') return cluster.nodesFiles;
	return kind === 'cluster' ? clusterFiles(cluster) : [];
}

/** The lines of a file, whatever their ends. */
function contentOf({ tree }: ConfigFile): string {
	const text = tree.lines.map((line) => line.text + (line.eol === '' ? '' : '\n')).join('');
	return text.replace(/^\ufeff/, '');
}

/** LF wherever one copy has it: nothing else is right on Linux, and copies have to be equal byte for byte. */
function rewrite(file: ConfigFile, copies: readonly ConfigFile[]): Rewrite | Refusal {
	if (!isSound(file)) {
		return refuse({ en: 'An alias stands on two rows of this file.', zh: '此文件中有重复的别名。' });
	}
	const eol = copies.some((copy) => lineEndOf(copy) === '\n') ? '\n' : '\r\n';
	const text = contentOf(file).replaceAll('\n', eol);
	const before = new Map(copies.map((copy) => [copy.id, textOf(copy.tree)]));
	const after = new Map(copies.map((copy): [FileId, string] => [copy.id, text]));
	const like = new Map(copies.map((copy) => [copy.id, file.id]));
	return { changes: textChanges(before, after), like, settles: true };
}
