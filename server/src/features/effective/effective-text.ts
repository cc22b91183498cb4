import { type Locale, type Message, render, say, type Template } from '../../base/message.ts';
import type { FileId } from '../../base/span.ts';
import type { ChainLink } from '../../model/effective.ts';
import type { EffectiveNode, EffectiveParameter } from './effective-values.ts';

const origins: Readonly<Record<ChainLink['from'], Template>> = {
	alias: { en: 'line {line}, for this node', zh: '第 {line} 行，针对该节点' },
	pattern: { en: 'line {line}, for {qualifier}', zh: '第 {line} 行，针对 {qualifier}' },
	common: { en: 'line {line}, for all', zh: '第 {line} 行，针对所有节点' },
	default: { en: 'default', zh: '默认值' },
};

/** What holds for a node as plain text: a parameter a line, what it shadows below it. `show` makes a path of a file. */
export function effectiveText(node: EffectiveNode, show: (file: FileId) => string, locale: Locale): string {
	const say_ = (template: Template, values?: Message['values']) => render(say(template, values ?? {}), locale);
	const head = say_(
		{ en: '# {alias} ({role}, {host})', zh: '# {alias}（{role}，{host}）' },
		{ alias: node.alias, role: node.role, host: node.host },
	);
	const file = node.file
		? say_({ en: '# from {file}', zh: '# 来自 {file}' }, { file: show(node.file) })
		: say_({ en: '# its file is not in the workspace', zh: '# 其配置文件不在工作区中' });
	const lines = node.parameters.flatMap((parameter) => parameterLines(parameter, locale));
	return [head, file, '', ...lines].join('\n');
}

function parameterLines({ name, value, chain: [holds, ...shadowed] }: EffectiveParameter, locale: Locale): string[] {
	const origin = (link: ChainLink | undefined) => (link ? originText(link, locale) : '');
	const shadow = (link: ChainLink) =>
		render(
			say(
				{ en: '    # shadowed: {value} ({origin})', zh: '    # 被覆盖：{value}（{origin}）' },
				{ value: link.expanded, origin: origin(link) },
			),
			locale,
		);
	return [`${name}=${value}`, `    # ${origin(holds)}`, ...shadowed.map(shadow)];
}

function originText({ from, entry }: ChainLink, locale: Locale): string {
	const values = { line: (entry?.line ?? 0) + 1, qualifier: entry?.qualifier ?? '' };
	return render(say(origins[from], values), locale);
}
