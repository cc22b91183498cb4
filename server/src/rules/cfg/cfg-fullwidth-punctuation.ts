import { unique } from '../../base/collections.ts';
import { type LineNumber, type Message, say } from '../../base/message.ts';
import type { ConfigFile } from '../../model/files/config-file.ts';
import { deleteLines, replaceAt } from '../edits.ts';
import { FULL_WIDTH, PLAIN, toPlain } from '../full-width.ts';
import { defineLineRule } from '../line-rules.ts';
import { fileName } from '../places.ts';
import type { FileChange, Fix } from '../rule.ts';
import { isWideBlank } from './settings.ts';

export default defineLineRule({
	code: 'cfg-fullwidth-punctuation',
	severity: 'error',
	title: { en: 'Full-width punctuation', zh: '全角标点' },
	why: {
		en: 'It looks right and separates nothing: a site is not split into its parts, a list has one element, a setting has no “=”.',
		zh: '看起来正确，却起不到分隔作用：站点不会拆分成各部分，列表只有一个元素，配置项没有等号。',
	},
	behaviour: {
		en: 'DolphinDB’s configuration files use the ASCII characters , : = and the like as separators. The manual does not say that full-width ones are accepted.',
		zh: 'DolphinDB 的配置文件使用 ASCII 字符 , : = 等作为分隔符；手册没有说明接受全角字符。',
	},
	source: '[MM] §5.8 prints them in prose — judgement',
	*checkLine(file, line) {
		const syntax = file.tree.lines[line];
		const text = syntax ? judged(syntax) : '';
		const start = text.search(FULL_WIDTH);
		if (start < 0) return;
		yield {
			at: { file: file.id, span: { line, start, end: start + 1 } },
			message: messageFor({ file: file.id, line }, text),
			fixes: () => fixes(file, line),
		};
	},
});

/** The beginning of a line that is no comment. Lines without any `=` are cfg-missing-equals. */
function judged(line: ConfigFile['tree']['lines'][number]): string {
	const { kind, text } = line;
	if (kind === 'comment' || kind === 'blank' || !FULL_WIDTH.test(text)) return '';
	if (kind === 'row' || kind === 'header') return text;
	if (/^\s*\/\//.test(text)) return ''; // cfg-slash-comment
	if (kind === 'error' && !text.includes('＝') && !isWideBlank(text)) return '';
	const from = kind === 'entry' ? line.value.start : 0;
	const comment = text.slice(from).search(/(?:^|\s)(?:#|\/\/(?=\s))|\s\/\//);
	return comment < 0 ? text : text.slice(0, from + comment);
}

function messageFor(line: LineNumber, text: string): Message {
	const chars = unique([...text].filter((char) => PLAIN.has(char)));
	const visible = chars.filter((char) => PLAIN.get(char) !== ' ');
	if (visible.length === 0) {
		return say(
			{
				en: 'Line {line} contains a full-width or non-breaking space; use an ordinary one.',
				zh: '第 {line} 行含有全角空格或不间断空格，应改为普通空格。',
			},
			{ line },
		);
	}
	const values = { line, char: visible.join(' '), ascii: visible.map((one) => PLAIN.get(one)).join(' ') };
	return say(
		visible.length === 1
			? {
					en: 'Line {line} contains the full-width character {char}; use {ascii} instead.',
					zh: '第 {line} 行含有全角字符 {char}，应改为 {ascii}。',
				}
			: {
					en: 'Line {line} contains full-width characters ({char}); use {ascii} instead.',
					zh: '第 {line} 行含有全角字符（{char}），应改为 {ascii} 等半角字符。',
				},
		values,
	);
}

function* fixes(file: ConfigFile, line: number): Iterable<Fix> {
	yield {
		title: say({ en: 'Replace the full-width characters on this line', zh: '替换该行的全角字符' }),
		changes: changesFor(file, line),
		preferred: true,
	};
	const lines = [...file.tree.lines.keys()];
	const all = lines.flatMap((at) => changesFor(file, at));
	if (all.length === 1) return;
	yield {
		title: say(
			{ en: 'Replace all full-width characters in {file}', zh: '替换 {file} 中的所有全角字符' },
			{ file: fileName(file.id) },
		),
		changes: all,
	};
}

function changesFor(file: ConfigFile, line: number): FileChange[] {
	const syntax = file.tree.lines[line];
	const text = syntax ? judged(syntax) : '';
	if (!FULL_WIDTH.test(text)) return [];
	if (isWideBlank(text)) return [deleteLines(file, line)];
	const plain = text.replace(/^[\u00a0\u3000]+|[\u00a0\u3000]+$/g, '');
	return [replaceAt({ file: file.id, span: { line, start: 0, end: text.length } }, toPlain(plain))];
}
