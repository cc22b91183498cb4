import { groupBy } from '../../base/collections.ts';
import { say } from '../../base/message.ts';
import { findParameter } from '../../catalog/catalog.ts';
import { checkedPart } from '../../catalog/values.ts';
import { type CfgFile, type Entry, keyAt } from '../../model/files/cfg-file.ts';
import { rememberedByFile } from '../cluster/qualifiers.ts';
import { defineCfgRule } from '../rule.ts';
import { deleteFix } from './line-fixes.ts';
import { isBeforeAll, keyOf, settingName } from './old-names.ts';
import { isSetting } from './settings.ts';
import { everywhere } from './settings-rule.ts';

export default defineCfgRule({
	code: 'cfg-parameter-both-names',
	severity: 'warning',
	kinds: ['controller', 'agent', 'cluster', 'single'],
	reads: ['settings'],
	title: { en: 'Two names of one parameter with different values', zh: '同一配置项的两个名称取值不同' },
	why: {
		en: 'Only one of the values applies, and the file does not show which.',
		zh: '两个值只能有一个生效，从文件中无法看出是哪一个。',
	},
	behaviour: {
		en: 'The manual does not say which of the two names takes precedence.',
		zh: '手册没有说明哪个名称优先。',
	},
	source: '[FC] Alias note — judgement',
	*check(file, { serverVersion }) {
		for (const { older, newer } of contradictions(file)) {
			if (isBeforeAll(serverVersion, findParameter(newer.name)?.since)) continue; // version-feature
			const [first, last] = older.line < newer.line ? [older, newer] : [newer, older];
			yield {
				at: keyAt(last),
				message: say(
					{
						en: '{a} and {b} are two names of one parameter and have different values.',
						zh: '{a} 与 {b} 是同一配置项的两个名称，取值却不同。',
					},
					{ a: older.syntax.key.text, b: newer.syntax.key.text },
				),
				related: [{ at: keyAt(first), message: say({ en: 'Set here as well.', zh: '此处也作了设置。' }) }],
				fixes: (cluster) => [older, newer].flatMap((entry) => deleteFix(everywhere(cluster, file, entry))),
			};
		}
	},
});

interface Contradiction {
	readonly older: Entry;
	readonly newer: Entry;
}

const contradictions = rememberedByFile((file) => [...findContradictions(file)]);

/** Of several lines with one name the last counts. */
function* findContradictions(file: CfgFile): Iterable<Contradiction> {
	const withOldName = file.entries.filter((entry) => isSetting(entry) && settingName(entry) !== entry.name);
	if (withOldName.length === 0) return;
	const byKey = groupBy(file.entries, (entry) => keyOf(entry, entry.name));
	for (const entries of groupBy(withOldName, (entry) => keyOf(entry, entry.name)).values()) {
		const older = entries.at(-1) as Entry; // no group is empty
		const newer = byKey.get(keyOf(older, settingName(older)))?.at(-1);
		if (newer && checkedPart(newer.value) !== checkedPart(older.value)) yield { older, newer };
	}
}
