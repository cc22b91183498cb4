import { groupBy } from '../../base/collections.ts';
import { editDistance } from '../../base/edit-distance.ts';
import { say } from '../../base/message.ts';
import type { Cluster } from '../../model/cluster.ts';
import { qualifierAt } from '../../model/files/cfg-file.ts';
import { isWorker, type NodeRow, rowText } from '../../model/files/nodes-file.ts';
import { isComplete } from '../../model/files/site.ts';
import { replaceAt } from '../edits.ts';
import { NODE_SETTINGS } from '../reads.ts';
import { defineClusterRule, type Fix } from '../rule.ts';
import { clusterFiles, copiesOf, deleteCopies } from './copies.ts';
import { isPattern, type QualifiedEntry, qualifiedEntries } from './qualifiers.ts';

export default defineClusterRule({
	code: 'cluster-qualifier-unknown',
	severity: 'warning',
	reads: NODE_SETTINGS,
	title: { en: 'A setting for a node that does not exist', zh: '针对不存在的节点的设置' },
	why: {
		en: 'The line has no effect; the node that was meant uses the value for all nodes or the default.',
		zh: '该行不起作用，原本要配置的节点会使用针对所有节点的值或默认值。',
	},
	behaviour: {
		en: 'The qualifier, the text before the first dot, has to equal the alias of a node letter by letter. A line for an alias that is not in cluster.nodes is ignored.',
		zh: '限定前缀（第一个点之前的部分）须与节点别名逐字相同；cluster.nodes 中没有该别名时，该行会被忽略。',
	},
	source: '[CM] method 1; [HA] note — certain',
	*check(cluster) {
		const isKnown = knownNames(cluster);
		const guessFor = guesser(cluster);
		for (const file of cluster.rows.length > 0 ? clusterFiles(cluster) : []) {
			for (const entry of qualifiedEntries(file)) {
				const { qualifier } = entry;
				if (isPattern(qualifier) || isKnown(qualifier)) continue;
				const guess = guessFor(qualifier);
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
						{ qualifier, guess: guess?.alias ?? '' },
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

/** An alias that was probably meant. */
interface Guess {
	readonly alias: string;
	/** Another alias is as near. */
	readonly isOneOfSeveral: boolean;
}

/** Finds the alias that was probably meant. One that differs in its number is another node, not a slip. */
function guesser({ rows }: Cluster): (qualifier: string) => Guess | undefined {
	const digits = (text: string) => text.replace(/\D/g, '');
	let byDigits: ReadonlyMap<string, readonly NodeRow[]> | undefined;
	return (qualifier) => {
		byDigits ??= groupBy(rows.filter(isWorker), ({ alias }) => digits(alias));
		const near = (byDigits.get(digits(qualifier)) ?? []).flatMap(({ alias }) => {
			const sameWord = alias.toLowerCase() === qualifier.toLowerCase();
			const distance = sameWord ? 0 : editDistance(qualifier, alias, 2);
			return distance === undefined || distance >= alias.length - 1 ? [] : [{ alias, distance }];
		});
		const [best, next] = near.sort((a, b) => a.distance - b.distance);
		return best && { alias: best.alias, isOneOfSeveral: best.distance === next?.distance };
	};
}

function* fixes(cluster: Cluster, entry: QualifiedEntry, guess: Guess | undefined): Iterable<Fix> {
	const copies = copiesOf(cluster, entry);
	if (guess) {
		const { alias, isOneOfSeveral } = guess;
		const isSet = copies.some(({ file }) =>
			file.entries.some(({ qualifier, name }) => qualifier === alias && name === entry.name),
		);
		yield {
			title: say({ en: 'Change to {guess}', zh: '改为 {guess}' }, { guess: alias }),
			changes: copies.map((copy) => replaceAt(qualifierAt(copy.entry), alias)),
			preferred: !isSet && !isOneOfSeveral,
		};
	}
	const deletion = deleteCopies(copies);
	if (deletion) yield { title: say({ en: 'Delete the line', zh: '删除该行' }), changes: deletion };
}
