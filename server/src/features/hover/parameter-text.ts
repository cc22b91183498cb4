import { resolveName } from '../../catalog/catalog.ts';
import { findNodesColumn } from '../../catalog/nodes-columns.ts';
import type { Parameter } from '../../catalog/parameter.ts';
import { modeFacts } from '../../catalog/roles.ts';
import { shownValue } from '../../catalog/secrets.ts';
import { typeNames } from '../../catalog/type-names.ts';
import { checkedPart } from '../../catalog/values.ts';
import { effectiveValue } from '../../model/effective.ts';
import type { Entry } from '../../model/files/cfg-file.ts';
import { isWorker } from '../../model/files/nodes-file.ts';
import { isPattern, reachedBy } from '../../rules/cluster/qualifiers.ts';
import type { HoverContext } from './hover.ts';
import { code, codes, facts, few, heading, paragraphs, prose, type Say } from './markdown.ts';
import { fileLabel } from './places.ts';

/** About a parameter where it is set: what it is, what it may be, and what holds for which node. */
export function parameterText(entry: Entry, context: HoverContext): string | undefined {
	const parameter = resolveName(entry.name)?.parameter;
	if (!parameter) return undefined;
	return paragraphs([
		catalogText(parameter, context.speak),
		parameter.sensitive
			? context.speak({ en: 'The value is secret and is not shown.', zh: '该值为敏感信息，不显示。' })
			: paragraphs([meaningText(entry, parameter, context.speak), effectiveText(entry, context)]),
	]);
}

/** About a parameter in a line that does not set it, such as one behind a comment sign; nothing for any other word. */
export function idleText(name: string, qualifier: string | undefined, context: HoverContext): string | undefined {
	const known = resolveName(name);
	if (!known || known.how === 'case') return undefined;
	const { parameter } = known;
	return paragraphs([
		catalogText(parameter, context.speak),
		context.speak({ en: 'This line sets nothing.', zh: '该行未设置任何值。' }),
		!parameter.sensitive && effectiveText({ name, qualifier }, context),
	]);
}

/** What the value of the line means, where it is one of a few words. */
function meaningText({ value }: Entry, parameter: Parameter, speak: Say): string | undefined {
	const word = parameter.enum?.find((one) => one.value === checkedPart(value));
	const values = word && { value: code(word.value), meaning: speak(word) };
	return values && speak({ en: 'Here {value}: {meaning}', zh: '此处为 {value}：{meaning}' }, values);
}

/** What the catalog knows of a parameter, for hover and `explain` alike. */
export function catalogText(parameter: Parameter, speak: Say): string {
	const { name, summary, deprecated } = parameter;
	return paragraphs([
		`**${code(name)}** — ${typeText(parameter, speak)}`,
		deprecated && `**${speak({ en: 'Out of use.', zh: '已不再使用。' })}** ${prose(speak(deprecated.note))}`,
		prose(speak(summary)),
		facts([
			defaultText(parameter, speak),
			rangeText(parameter, speak),
			...(parameter.enum ?? []).map(({ value, ...label }) => `${code(value)} — ${prose(speak(label))}`),
			parameter.files.length > 0
				? speak({ en: 'Belongs in {list}', zh: '所在文件：{list}' }, { list: codes(parameter.files) })
				: speak({ en: 'Command line only', zh: '仅可在命令行指定' }),
			speak(
				{ en: 'Takes effect on: {list}', zh: '生效节点：{list}' },
				{ list: parameter.nodeTypes.map((mode) => speak(modeFacts(mode).name)).join(', ') },
			),
			parameter.since && speak({ en: 'Since {list}', zh: '起始版本：{list}' }, { list: parameter.since.join(', ') }),
			parameter.dynamic &&
				speak({ en: 'Can be changed online: {list}', zh: '可在线修改：{list}' }, { list: codes(parameter.dynamic) }),
			...(parameter.constraints ?? []).map(({ rule }) => prose(speak(rule))),
		]),
		speak({ en: 'Source: {source}', zh: '来源：{source}' }, { source: prose(parameter.source) }),
	]);
}

/** About a column of cluster.nodes. */
export function columnText(name: string, speak: Say): string | undefined {
	const column = findNodesColumn(name);
	if (!column) return undefined;
	const since =
		column.since && speak({ en: 'Since {list}', zh: '起始版本：{list}' }, { list: column.since.join(', ') });
	return paragraphs([`**${code(column.name)}** — ${prose(speak(column.summary))}`, since]);
}

function typeText({ type, unit }: Parameter, speak: Say): string {
	const name = speak(typeNames[type]);
	if (!unit || type.startsWith('memory')) return name;
	return speak({ en: '{name}, in {unit}', zh: '{name}，单位 {unit}' }, { name, unit });
}

function defaultText({ default: value, defaultNote }: Parameter, speak: Say): string | undefined {
	const parts = [value !== undefined && code(value), defaultNote && prose(speak(defaultNote))]
		.filter(Boolean)
		.join(' — ');
	return parts === '' ? undefined : speak({ en: 'Default: {value}', zh: '默认值：{value}' }, { value: parts });
}

function rangeText({ min, max }: Parameter, speak: Say): string | undefined {
	if (min === undefined && max === undefined) return undefined;
	if (max === undefined) return speak({ en: 'At least {min}', zh: '不小于 {min}' }, { min: min ?? '' });
	if (min === undefined) return speak({ en: 'At most {max}', zh: '不大于 {max}' }, { max });
	return speak({ en: 'From {min} to {max}', zh: '取值范围 {min} 至 {max}' }, { min, max });
}

/** A parameter, for all nodes of its file or some. */
type Setting = Pick<Entry, 'name' | 'qualifier'>;

/** The value that holds for each node that the line could be meant for, and the line it comes from. */
export function effectiveText(setting: Setting, context: HoverContext): string | undefined {
	const { cluster, speak } = context;
	const lines = nodesOf(setting, context).flatMap((alias) => {
		const effective = effectiveValue(cluster, alias, setting.name);
		if (!effective) return [];
		const from = effective.entry
			? code(`${fileLabel(cluster, effective.entry.file)}:${effective.entry.line + 1}`)
			: speak({ en: 'the default', zh: '默认值' });
		return [
			speak(
				{ en: '{alias}: {value} (from {from})', zh: '{alias}：{value}（来自 {from}）' },
				{ alias: code(alias), value: code(shownValue(setting.name, effective.expanded)), from },
			),
		];
	});
	if (lines.length === 0) return undefined;
	return paragraphs([heading(speak({ en: 'Effective value', zh: '实际生效值' })), facts(few(lines))]);
}

function nodesOf({ qualifier }: Setting, { cluster, file }: HoverContext): readonly string[] {
	if (file.kind !== 'cluster') {
		const own = file.kind === 'nodes' ? undefined : file.localSite?.site.alias;
		return own ? [own] : [];
	}
	if (qualifier !== undefined && cluster.rowsByAlias.has(qualifier)) return [qualifier];
	if (qualifier !== undefined && isPattern(qualifier)) return reachedBy(cluster, qualifier);
	return cluster.rows.filter(isWorker).map((row) => row.alias);
}
