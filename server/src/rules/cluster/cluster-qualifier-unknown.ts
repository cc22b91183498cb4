import { editDistance } from '../../base/edit-distance.ts';
import { say } from '../../base/message.ts';
import type { Cluster } from '../../model/cluster.ts';
import { qualifierAt } from '../../model/files/cfg-file.ts';
import { isWorker, type NodeRow, rowText } from '../../model/files/nodes-file.ts';
import { isComplete } from '../../model/files/site.ts';
import { replaceAt } from '../edits.ts';
import { defineClusterRule, type Fix } from '../rule.ts';
import { clusterFiles, copiesOf, deleteCopies } from './copies.ts';
import { isPattern, type QualifiedEntry, qualifiedEntries } from './qualifiers.ts';

export default defineClusterRule({
	code: 'cluster-qualifier-unknown',
	severity: 'warning',
	title: { en: 'A setting for a node that does not exist', zh: '为不存在的节点设置参数' },
	why: {
		en: 'A line for an alias that no row of cluster.nodes has is passed over; the node that was meant runs with defaults.',
		zh: '限定前缀不是 cluster.nodes 中的别名时，该行不起作用，原本要配置的节点会使用默认值。',
	},
	source: '[CM] method 1; [HA] note — certain',
	*check(cluster) {
		const isKnown = knownNames(cluster);
		for (const file of cluster.rows.length > 0 ? clusterFiles(cluster) : []) {
			for (const entry of qualifiedEntries(file)) {
				const { qualifier } = entry;
				if (isPattern(qualifier) || isKnown(qualifier)) continue;
				const guess = guessFor(cluster, qualifier);
				yield {
					at: qualifierAt(entry),
					// Settings for a node to come, or for one that is gone, do no harm.
					...(guess === undefined && { severity: 'info' }),
					message: say(
						guess === undefined
							? { en: 'No node is called {qualifier}.', zh: '没有名为 {qualifier} 的节点。' }
							: {
									en: 'No node is called {qualifier}; did you mean {guess}?',
									zh: '没有名为 {qualifier} 的节点，是否应为 {guess}？',
								},
						{ qualifier, guess: guess ?? '' },
					),
					fixes: () => fixes(cluster, entry, guess),
				};
			}
		}
	},
});

/** Aliases that some file knows, beginnings of aliases with dots, and whatever stands in rows that cannot be read. */
function knownNames(cluster: Cluster): (name: string) => boolean {
	let rare: { readonly dotted: ReadonlySet<string>; readonly broken: string } | undefined;
	return (name) => {
		if (cluster.mentionsByAlias.has(name)) return true;
		rare ??= rareNames(cluster);
		return rare.dotted.has(name) || rare.broken.includes(name);
	};
}

function rareNames({ rows }: Cluster) {
	const dotted = rows.flatMap(({ alias }) => (alias.includes('.') ? [alias.slice(0, alias.indexOf('.'))] : []));
	const broken = rows.filter((row: NodeRow) => !isComplete(row.site)).map(rowText);
	return { dotted: new Set(dotted), broken: broken.join('\n') };
}

/** The alias that was probably meant. One that differs in its number is another node, not a slip. */
function guessFor(cluster: Cluster, qualifier: string): string | undefined {
	const digits = (text: string) => text.replace(/\D/g, '');
	const near = cluster.rows
		.filter((row) => isWorker(row) && digits(row.alias) === digits(qualifier))
		.flatMap(({ alias }) => {
			const sameWord = alias.toLowerCase() === qualifier.toLowerCase();
			const distance = sameWord ? 0 : editDistance(qualifier, alias, 2);
			return distance === undefined || distance >= alias.length - 1 ? [] : [{ alias, distance }];
		});
	return near.sort((a, b) => a.distance - b.distance)[0]?.alias;
}

function* fixes(cluster: Cluster, entry: QualifiedEntry, guess: string | undefined): Iterable<Fix> {
	const copies = copiesOf(cluster, entry);
	if (guess !== undefined) {
		const isSet = copies.some(({ file }) =>
			file.entries.some(({ qualifier, name }) => qualifier === guess && name === entry.name),
		);
		yield {
			title: say({ en: 'Change to {guess}', zh: '改为 {guess}' }, { guess }),
			changes: copies.map((copy) => replaceAt(qualifierAt(copy.entry), guess)),
			preferred: !isSet,
		};
	}
	const deletion = deleteCopies(copies);
	if (deletion) yield { title: say({ en: 'Delete the line', zh: '删除该行' }), changes: deletion };
}
