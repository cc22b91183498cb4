import { say } from '../../base/message.ts';
import type { Location } from '../../base/span.ts';
import { matchesPattern } from '../../model/effective.ts';
import { type CfgFile, type Entry, keyAt, qualifierAt, valueAt } from '../../model/files/cfg-file.ts';
import { isComplete } from '../../model/files/site.ts';
import { isLegible, isSetting } from '../cfg/settings.ts';
import { replaceAt } from '../edits.ts';
import { defineCfgRule, type Finding, type Fix } from '../rule.ts';
import { isStandalone } from './standalone.ts';

const MACRO = '<ALIAS>';

export default defineCfgRule({
	code: 'single-qualified-key',
	severity: 'warning',
	kinds: ['single'],
	reads: ['settings'],
	title: { en: 'A qualifier or <ALIAS> in dolphindb.cfg', zh: 'dolphindb.cfg 中使用了限定前缀或 <ALIAS>' },
	why: {
		en: 'A standalone server has no settings per node: the line may have no effect, or a directory may literally get the name <ALIAS>.',
		zh: '单节点没有按节点区分的设置：该行可能不起作用，或者目录名就成了 <ALIAS>。',
	},
	behaviour: {
		en: 'The manual describes qualifiers and the macro <ALIAS> for cluster.cfg only; the vendor’s inspection reads dolphindb.cfg without them.',
		zh: '手册只针对 cluster.cfg 说明限定前缀与宏 <ALIAS>；官方巡检读取 dolphindb.cfg 时也不处理它们。',
	},
	source: '[WI] comment in getConfigEx — judgement',
	*check(file) {
		if (!isStandalone(file)) return;
		for (const entry of file.entries) {
			if (!isSetting(entry) || !isLegible(entry.syntax.key.text)) continue;
			if (entry.qualifier) yield qualified(file, entry, entry.qualifier);
			if (entry.value.includes(MACRO)) yield macro(file, entry);
		}
	},
});

function qualified(file: CfgFile, entry: Entry, qualifier: string): Finding {
	return {
		at: qualifierAt(entry),
		message: say(
			{
				en: 'dolphindb.cfg configures one node; drop the qualifier {qualifier}.',
				zh: 'dolphindb.cfg 只配置一个节点，请去掉限定前缀 {qualifier}。',
			},
			{ qualifier },
		),
		fixes: () => drop(file, entry, qualifier),
	};
}

/** Certain only for the alias of this very server, whose setting it then is. */
function* drop(file: CfgFile, entry: Entry, qualifier: string): Iterable<Fix> {
	const alias = file.localSite?.site.alias ?? '';
	const { name } = entry;
	if (file.common.has(name) || name === 'mode' || name === 'localSite') return; // another value would come into question
	yield {
		title: say({ en: 'Drop the qualifier {qualifier}', zh: '去掉限定前缀 {qualifier}' }, { qualifier }),
		changes: [replaceAt(keyAt(entry), name)],
		preferred: matchesPattern(qualifier, alias) && file.entries.filter((one) => one.name === name).length === 1,
	};
}

function macro(file: CfgFile, entry: Entry): Finding {
	const { file: id, span } = valueAt(entry);
	const start = span.start + entry.value.indexOf(MACRO);
	const at: Location = { file: id, span: { ...span, start, end: start + MACRO.length } };
	return {
		at,
		message: say(
			{
				en: 'dolphindb.cfg configures one node; write its alias in {key} instead of {macro}.',
				zh: 'dolphindb.cfg 只配置一个节点，{key} 中请直接写出节点别名，不要使用 {macro}。',
			},
			{ key: entry.syntax.key.text, macro: MACRO },
		),
		fixes: () => expand(file, entry),
	};
}

function* expand(file: CfgFile, entry: Entry): Iterable<Fix> {
	const site = file.localSite?.site;
	if (!site || !isComplete(site)) return;
	yield {
		title: say(
			{ en: 'Replace {macro} by {alias}', zh: '将 {macro} 替换为 {alias}' },
			{ macro: MACRO, alias: site.alias },
		),
		changes: [
			replaceAt(
				valueAt(entry),
				entry.value.replaceAll(MACRO, () => site.alias),
			),
		],
	};
}
