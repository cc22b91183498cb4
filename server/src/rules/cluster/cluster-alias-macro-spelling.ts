import { say } from '../../base/message.ts';
import type { Cluster } from '../../model/cluster.ts';
import { type Entry, valueAt } from '../../model/files/cfg-file.ts';
import { isSetting } from '../cfg/settings.ts';
import { replaceAt } from '../edits.ts';
import { defineClusterRule, type Fix } from '../rule.ts';
import { ALIAS_MACRO, misspeltMacro, replaceMacro } from './alias-macro.ts';
import { clusterFiles, copiesOf } from './copies.ts';
import { isPattern, rememberedByFile } from './qualifiers.ts';

export default defineClusterRule({
	code: 'cluster-alias-macro-spelling',
	severity: 'error',
	reads: { cluster: ['settings'] },
	title: { en: 'The macro <ALIAS> is misspelt', zh: '宏 <ALIAS> 拼写错误' },
	why: {
		en: 'Nodes that were to have a directory each share one and write the same files.',
		zh: '本应各用各自目录的节点会共用同一目录，写入相同的文件。',
	},
	behaviour: {
		en: 'The manual knows the macro only as <ALIAS>, in capitals and angle brackets. Another spelling presumably stays in the path as it is.',
		zh: '手册中的宏只有 <ALIAS> 一种写法（大写、尖括号）；其他写法很可能原样留在路径中。',
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
						{ en: '{value} is misspelt; the macro is <ALIAS>.', zh: '{value} 拼写有误，宏应写作 <ALIAS>。' },
						{ value: found.text },
					),
					fixes: () => fixes(cluster, entry),
				};
			}
		}
	},
});

const misspelling = rememberedByFile((file) =>
	file.entries.flatMap((entry) => {
		const found = misspeltMacro(entry.value);
		return found && isSetting(entry) ? [{ entry, found }] : [];
	}),
);

function* fixes(cluster: Cluster, entry: Entry): Iterable<Fix> {
	const { qualifier, value } = entry;
	// On a line for one node the macro would be an error of its own.
	const meant = qualifier && !isPattern(qualifier) ? qualifier : ALIAS_MACRO;
	const right = replaceMacro(value, meant);
	yield {
		title: say({ en: 'Replace by {meant}', zh: '替换为 {meant}' }, { meant }),
		changes: copiesOf(cluster, entry).map((copy) => replaceAt(valueAt(copy.entry), right)),
		preferred: true,
	};
}
