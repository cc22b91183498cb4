import { groupBy } from '../../base/collections.ts';
import { say } from '../../base/message.ts';
import type { Location } from '../../base/span.ts';
import { checkedPart } from '../../catalog/values.ts';
import type { CfgFile, Entry } from '../../model/files/cfg-file.ts';
import { checkedAt, isSetting } from '../cfg/settings.ts';
import { replaceAt } from '../edits.ts';
import { defineClusterRule, type Fix } from '../rule.ts';
import { isReadable } from '../votes.ts';
import { controllerPackages } from './controllers.ts';

/** The macro, however it is spelt: guides print `<nodeAlias>` where a name is to be filled in. */
const MACRO = /<\w*alias\w*>/i;

export default defineClusterRule({
	code: 'controller-alias-macro',
	severity: 'error',
	reads: { controller: ['settings'] },
	title: { en: '<ALIAS> in controller.cfg', zh: 'controller.cfg 中使用了 <ALIAS>' },
	why: {
		en: 'The macro is for settings that several nodes share. controller.cfg belongs to one process, and the text may stay as it is written.',
		zh: '该宏用于多个节点共用的配置项；controller.cfg 只属于一个进程，宏可能会原样保留。',
	},
	behaviour: {
		en: 'The vendor’s inspection calls a setting of controller.cfg with `<ALIAS>` invalid. The manual does not say what the server does with the text.',
		zh: '官方巡检判定 controller.cfg 中含 `<ALIAS>` 的配置项无效；手册没有说明服务器如何处理该文本。',
	},
	source: '[WI] checkALIAS — certain',
	*check(cluster) {
		const packages = controllerPackages(cluster);
		const byAlias = groupBy(packages, ({ controller }) => controller.localSite?.site.alias);
		for (const { controller } of packages) {
			// Two controllers of one alias would get one directory, and which of them is right nobody knows.
			const isUnique = byAlias.get(controller.localSite?.site.alias)?.length === 1;
			for (const entry of controller.entries) {
				const macro = isSetting(entry) ? MACRO.exec(checkedPart(entry.value)) : null;
				if (!macro) continue;
				yield {
					at: macroAt(entry, macro),
					message: say(
						{
							en: '{key} uses {macro}, which is not expanded in controller.cfg.',
							zh: '{key} 使用了 {macro}，该宏在 controller.cfg 中不会被替换。',
						},
						{ key: entry.syntax.key.text, macro: macro[0] },
					),
					fixes: () => (isUnique ? fixes(controller, entry, macro[0]) : []),
				};
			}
		}
	},
});

/** The place of the first macro in a value. */
function macroAt(entry: Entry, macro: RegExpExecArray): Location {
	const { file, span } = checkedAt(entry);
	const start = span.start + macro.index;
	return { file, span: { ...span, start, end: start + macro[0].length } };
}

/** Not preferred: a controller that has run may have its metadata in a directory that is really called <ALIAS>. */
function fixes({ localSite }: CfgFile, entry: Entry, macro: string): Fix[] {
	if (!localSite || !isReadable(localSite.site)) return [];
	const { alias } = localSite.site;
	return [
		{
			title: say({ en: 'Replace {macro} with {alias}', zh: '将 {macro} 替换为 {alias}' }, { macro, alias }),
			changes: [
				replaceAt(
					checkedAt(entry),
					checkedPart(entry.value).replaceAll(macro, () => alias),
				),
			],
		},
	];
}
