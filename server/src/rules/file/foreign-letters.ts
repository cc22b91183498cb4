import { say } from '../../base/message.ts';
import type { Location } from '../../base/span.ts';
import { resolveName } from '../../catalog/catalog.ts';
import { type CfgFile, type Entry, nameAt } from '../../model/files/cfg-file.ts';
import type { NodesFile } from '../../model/files/nodes-file.ts';
import { place, sitePartAt } from '../../model/files/site.ts';
import { splitToken, type Token } from '../../syntax/lines.ts';
import { guessesFor, renameFixes } from '../cfg/names.ts';
import { checkedAt, isAscii, isLegible, isSetting } from '../cfg/settings.ts';
import type { Finding } from '../rule.ts';

/** Aliases with letters beyond ASCII. Other places that name an alias follow its row, and would only say the same. */
export function* foreignAliases(file: NodesFile): Iterable<Finding> {
	for (const { alias, site } of file.rows) {
		if (isAscii(alias) || !isLegible(alias)) continue;
		yield {
			at: sitePartAt(site, 'alias'),
			message: say(
				{
					en: 'Alias {alias} contains non-ASCII characters, and so does the home directory that is named after it.',
					zh: '别名 {alias} 含有非 ASCII 字符，以它命名的节点主目录也会含有这些字符。',
				},
				{ alias },
			),
		};
	}
}

/** Names and paths with letters beyond ASCII. */
export function* foreignSettings(file: CfgFile): Iterable<Finding> {
	for (const entry of file.entries) {
		if (!isSetting(entry)) continue;
		if (!isAscii(entry.name)) yield* foreignName(file, entry);
		if (!isAscii(entry.value)) yield* foreignPaths(entry);
	}
}

function* foreignName(file: CfgFile, entry: Entry): Iterable<Finding> {
	const { name } = entry;
	if (!isLegible(entry.syntax.key.text)) return; // cfg-fullwidth-punctuation
	const char = [...name].find((one) => !isAscii(one)) ?? '';
	yield {
		at: nameAt(entry),
		message: say(
			{
				en: 'The name {name} contains {char} ({code}); parameter names consist of ASCII characters only.',
				zh: '名称 {name} 含有 {char}（{code}），配置项名称只由 ASCII 字符组成。',
			},
			{ name, char, code: `U+${(char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}` },
		),
		fixes: () => renameFixes(file, entry, guessesFor(file, name)),
	};
}

/** Types of paths, and whether several may stand in one value. */
const PATHS: Readonly<Record<string, 'one' | 'several'>> = {
	path: 'one',
	pathList: 'several',
	coldVolumeList: 'several',
};

function* foreignPaths(entry: Entry): Iterable<Finding> {
	const kind = PATHS[resolveName(entry.name)?.parameter.type ?? ''];
	const at = checkedAt(entry);
	const text = entry.syntax.text.slice(at.span.start, at.span.end);
	if (!kind || !isLegible(text)) return;
	for (const path of pathsIn(entry, at, kind)) {
		if (isAscii(path.text)) continue;
		yield {
			at: place(entry.file, entry.line, path),
			message: say(
				{
					en: 'Path {value} contains non-ASCII characters, which DolphinDB may not support.',
					zh: '路径 {value} 含有非 ASCII 字符，DolphinDB 可能不支持。',
				},
				{ value: path.text },
			),
		};
	}
}

function pathsIn({ syntax }: Entry, { span }: Location, kind: 'one' | 'several'): readonly Token[] {
	const whole = { text: syntax.text.slice(span.start, span.end), start: span.start, end: span.end };
	return kind === 'one' ? [whole] : splitToken(syntax.text, whole, ',');
}
