import { groupBy } from '../../base/collections.ts';
import { type Message, say, type Template } from '../../base/message.ts';
import { resolveName } from '../../catalog/catalog.ts';
import { checkedPart } from '../../catalog/values.ts';
import { type CfgFile, type Entry, keyAt } from '../../model/files/cfg-file.ts';
import { deleteEntry } from '../edits.ts';
import { defineCfgRule, type Finding, type Fix } from '../rule.ts';
import { listed } from '../votes.ts';
import { isSetting, shown } from './settings.ts';

export default defineCfgRule({
	code: 'cfg-duplicate-key',
	severity: 'warning',
	kinds: ['controller', 'agent', 'cluster', 'single'],
	reads: ['settings'],
	title: { en: 'A parameter is set twice', zh: '同一配置项设置了两次' },
	why: {
		en: 'Only one of the values applies, and whoever reads the file may take the other one for it.',
		zh: '两个值只能有一个生效，阅读文件的人可能误以为是另一个。',
	},
	behaviour: {
		en: 'The vendor’s checker takes the last value. The manual does not say which one DolphinDB takes.',
		zh: '官方检查工具取最后一个值；手册没有说明 DolphinDB 采用哪一个。',
	},
	source: '[WI] configLinesToDict (last wins); [NS] page itself prints dfsMetaDir twice — judgement',
	*check(file) {
		for (const entries of repeated(file)) {
			for (const [at, entry] of entries.entries()) if (at > 0) yield finding(file, entries, at, entry);
		}
	},
});

/** Settings that have one key, in the order of lines. Files are long and rarely have any: first only look. */
function repeated(file: CfgFile): Iterable<readonly Entry[]> {
	const seen = new Set<string>();
	const twice = new Set<string>();
	for (const entry of file.entries) {
		const key = keyOf(entry);
		if (seen.has(key)) twice.add(key);
		seen.add(key);
	}
	if (twice.size === 0) return [];
	const entries = file.entries.filter((entry) => twice.has(keyOf(entry)) && isSetting(entry));
	return groupBy(entries, keyOf).values();
}

/** Qualifier and name as one text, without blanks between them. */
function keyOf({ qualifier, name, syntax }: Entry): string {
	if (qualifier === undefined) return name;
	const { text } = syntax.key;
	return text.length === qualifier.length + 1 + name.length ? text : `${qualifier}.${name}`;
}

const TEXT: Template = {
	en: '{key} is set again on line {line}; the earlier value {old} on line {line0} and {new} cannot both apply.',
	zh: '{key} 在第 {line} 行重复设置，其值 {new} 与第 {line0} 行的 {old} 不能同时生效。',
};

const TEXT_EQUAL: Template = {
	en: '{key} is set to the same value on lines {line0} and {line}.',
	zh: '{key} 在第 {line0} 行和第 {line} 行设置了相同的值。',
};

function finding(file: CfgFile, entries: readonly Entry[], at: number, entry: Entry): Finding {
	const last = entries[at - 1] ?? entry; // there is one
	const isEqual = checkedPart(last.value) === checkedPart(entry.value);
	const parameter = resolveName(entry.name)?.parameter;
	return {
		at: keyAt(entry),
		...(isEqual && { severity: 'info', tags: ['unnecessary'] }),
		message: say(isEqual ? TEXT_EQUAL : TEXT, {
			key: entry.syntax.key.text,
			line: { file: file.id, line: entry.line },
			line0: { file: file.id, line: last.line },
			old: shown(parameter, last.value),
			new: shown(parameter, entry.value),
		}),
		related: [{ at: keyAt(last), message: say({ en: 'Set here before.', zh: '此前已在此处设置。' }) }],
		fixes: () =>
			isEqual ? [remove(file, [entry], true)] : [remove(file, entries.slice(0, at)), remove(file, [entry])],
	};
}

function remove(file: CfgFile, entries: readonly Entry[], preferred = false): Fix {
	return { title: titleFor(entries), changes: entries.map((entry) => deleteEntry(file, entry)), preferred };
}

function titleFor(entries: readonly Entry[]): Message {
	const lines = listed(
		entries.map(({ line }) => String(line + 1)),
		entries.length,
	);
	if (entries.some(({ repair }) => repair !== undefined)) {
		const key = entries[0]?.syntax.key.text ?? ''; // all entries have this key
		return say({ en: 'Delete {key} on line {lines}', zh: '删除第 {lines} 行的 {key}' }, { key, lines });
	}
	return say(
		entries.length === 1
			? { en: 'Delete line {lines}', zh: '删除第 {lines} 行' }
			: { en: 'Delete lines {lines}', zh: '删除第 {lines} 行' },
		{ lines },
	);
}
