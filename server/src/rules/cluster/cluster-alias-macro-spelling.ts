import { say } from '../../base/message.ts';
import type { Cluster } from '../../model/cluster.ts';
import { type Entry, valueAt } from '../../model/files/cfg-file.ts';
import { isSetting } from '../cfg/settings.ts';
import { replaceAt } from '../edits.ts';
import { defineClusterRule, type Fix } from '../rule.ts';
import { clusterFiles, copiesOf } from './copies.ts';
import { isPattern, rememberedByFile } from './qualifiers.ts';

export default defineClusterRule({
	code: 'cluster-alias-macro-spelling',
	severity: 'error',
	title: { en: 'The macro <ALIAS> is misspelt', zh: '宏 <ALIAS> 拼写错误' },
	why: {
		en: 'Only <ALIAS> in capitals is replaced; anything else stays as it is, and all nodes share one directory of that name.',
		zh: '只有大写的 <ALIAS> 会被替换；其他写法原样保留，所有节点会共用以此命名的同一目录。',
	},
	source: '[CM] — judgement',
	*check(cluster) {
		for (const file of clusterFiles(cluster)) {
			for (const { entry, found } of misspelling(file)) {
				const { span } = valueAt(entry);
				const start = span.start + found.index;
				yield {
					at: { file: file.id, span: { ...span, start, end: start + found.text.length } },
					message: say(
						{ en: '{value} should be the macro <ALIAS>.', zh: '{value} 应写作宏 <ALIAS>。' },
						{ value: found.text },
					),
					fixes: () => fixes(cluster, entry),
				};
			}
		}
	},
});

// Before `{`, `$` begins a placeholder that some tool fills in, and so does a second brace.
const MACRO = /<alias>|&lt;alias&gt;|(?<![${])\{alias\}|\$ALIAS\b/gi;

/** The first misspelt macro of a value. */
function misspelt(value: string): { text: string; index: number } | undefined {
	if (!/alias/i.test(value)) return undefined;
	for (const { 0: text, index } of value.matchAll(MACRO)) if (text !== '<ALIAS>') return { text, index };
	return undefined;
}

const misspelling = rememberedByFile((file) =>
	file.entries.flatMap((entry) => {
		const found = misspelt(entry.value);
		return found && isSetting(entry) ? [{ entry, found }] : [];
	}),
);

function* fixes(cluster: Cluster, entry: Entry): Iterable<Fix> {
	const { qualifier, value } = entry;
	// On a line for one node the macro would be an error of its own.
	const meant = qualifier && !isPattern(qualifier) ? qualifier : '<ALIAS>';
	const right = value.replace(MACRO, () => meant);
	yield {
		title: say({ en: 'Replace by {meant}', zh: '替换为 {meant}' }, { meant }),
		changes: copiesOf(cluster, entry).map((copy) => replaceAt(valueAt(copy.entry), right)),
		preferred: true,
	};
}
