import { say } from '../../base/message.ts';
import { type CfgFile, type CfgKind, type Entry, keyAt } from '../../model/files/cfg-file.ts';
import { deleteEntry } from '../edits.ts';
import { defineEntryRule } from '../line-rules.ts';
import type { Fix } from '../rule.ts';
import { hasNoValue, isSetting } from './settings.ts';

export default defineEntryRule({
	code: 'cfg-empty-value',
	severity: 'warning',
	worst: 'error',
	kinds: ['controller', 'agent', 'cluster', 'single'],
	title: { en: 'A parameter without a value', zh: '配置项没有值' },
	why: {
		en: 'It is unclear whether the default applies or an empty value, such as a directory without a name.',
		zh: '无法确定采用的是默认值还是空值，例如没有名称的目录。',
	},
	behaviour: {
		en: 'The web console does not accept an empty value. The manual does not say what DolphinDB does with one.',
		zh: 'Web 管理界面不接受空值；手册没有说明 DolphinDB 会如何处理。',
	},
	source: '[W] validate_config — certain (UI)',
	*checkEntry(file, entry) {
		if (!isSetting(entry) || !hasNoValue(entry)) return;
		const { file: id, span } = keyAt(entry);
		const isVital = VITAL[file.kind]?.has(entry.name) ?? false;
		yield {
			at: { file: id, span: { ...span, end: entry.syntax.equals + 1 } },
			...(isVital && { severity: 'error' }), // like a missing one, which no other rule reports here
			message: say(
				{ en: 'Parameter {key} has no value.', zh: '配置项 {key} 没有值。' },
				{ key: entry.syntax.key.text },
			),
			fixes: () => (isVital || entry.name === 'sites' ? [] : [removal(file, entry)]),
		};
	},
});

/** Parameters without which a process has no address or finds no controller: there is no default. */
const VITAL: Readonly<Partial<Record<CfgKind, ReadonlySet<string>>>> = {
	controller: new Set(['localSite']),
	agent: new Set(['localSite', 'controllerSite']),
};

function removal(file: CfgFile, entry: Entry): Fix {
	return {
		title: say({ en: 'Delete the line, so that the default applies', zh: '删除该行，以采用默认值' }),
		changes: [deleteEntry(file, entry)],
	};
}
