import { say } from '../../base/message.ts';
import type { ConfigFile } from '../../model/files/config-file.ts';
import { fileAt, fileName } from '../places.ts';
import { defineTextRule, type Finding } from '../rule.ts';
import { foreignAliases, foreignSettings } from './foreign-letters.ts';

export default defineTextRule({
	code: 'file-encoding',
	severity: 'warning',
	worst: 'error',
	reads: ['foreign'],
	title: { en: 'Characters that DolphinDB may not read', zh: 'DolphinDB 可能无法识别的字符' },
	why: {
		en: 'A name with a non-ASCII character is another name, and a directory with such characters may not be found on a host with other language settings.',
		zh: '名称中混入非 ASCII 字符就成了另一个名称；含有这类字符的目录，在语言设置不同的主机上可能找不到。',
	},
	behaviour: {
		en: 'The guides require an installation path without spaces and Chinese characters; data nodes do not start otherwise. The manual does not say how DolphinDB treats other paths.',
		zh: '部署教程要求安装路径不含空格和中文字符，否则数据节点无法启动；手册没有说明 DolphinDB 如何处理其他路径。',
	},
	source: '[HA] §1 step 1 note; [SM] §2 — certain (install path), judgement (other values)',
	*check(file) {
		if (file.tree.lines.some(({ text }) => text.includes('\0'))) {
			yield wide(file);
			return;
		}
		yield* unreadable(file);
		yield* file.kind === 'nodes' ? foreignAliases(file) : foreignSettings(file);
	},
});

/** A text of two bytes per character. */
function wide(file: ConfigFile): Finding {
	return {
		at: fileAt(file),
		severity: 'error',
		message: say(
			{
				en: '{file} contains NUL characters, as files in UTF-16 do; save it as UTF-8.',
				zh: '{file} 含有 NUL 字符（可能以 UTF-16 保存），请另存为 UTF-8。',
			},
			{ file: fileName(file.id) },
		),
	};
}

/** Bytes that are not UTF-8, of which we only see the replacement character. In comments they do no harm. */
function* unreadable(file: ConfigFile): Iterable<Finding> {
	const { lines } = file.tree;
	const isLost = ({ text }: { text: string }) => text.includes('\ufffd');
	const inText = lines.findIndex((line) => isLost(line) && line.kind !== 'comment');
	const line = inText >= 0 ? inText : lines.findIndex(isLost);
	const [run, start] = lostRun(lines[line]?.text ?? '');
	if (line < 0) return;
	yield {
		at: { file: file.id, span: { line, start, end: start + run.length } },
		...(inText < 0 && { severity: 'info' }),
		message: say(
			{
				en: '{file} is not valid UTF-8: line {line} has characters that cannot be read.',
				zh: '{file} 不是有效的 UTF-8：第 {line} 行含有无法识别的字符。',
			},
			{ file: fileName(file.id), line: { file: file.id, line } },
		),
	};
}

function lostRun(text: string): [string, number] {
	const run = /\ufffd+/.exec(text);
	return run ? [run[0], run.index] : ['', 0];
}
