import { say } from '../../base/message.ts';
import type { CfgFile } from '../../model/files/cfg-file.ts';
import { place } from '../../model/files/site.ts';
import type { CfgLine } from '../../syntax/cfg.ts';
import { type Token, tokenBetween } from '../../syntax/lines.ts';
import { insertLines, replaceAt } from '../edits.ts';
import { defineLineRule } from '../line-rules.ts';
import type { Fix } from '../rule.ts';

export default defineLineRule({
	code: 'cfg-slash-comment',
	severity: 'warning',
	kinds: ['controller', 'agent', 'cluster', 'single'],
	title: { en: 'A comment that begins with //', zh: '以 // 开头的注释' },
	why: {
		en: 'After a value, the text may become part of it: of a directory, a site or a number.',
		zh: '写在值之后的文字可能成为值的一部分，目录、站点或数字都会因此出错。',
	},
	behaviour: {
		en: 'Configuration files from the vendor mark comments with #. Listings in the manual use //, but nothing says that DolphinDB takes it for a comment.',
		zh: '官方提供的配置文件用 # 表示注释；手册的示例中出现过 //，但没有说明 DolphinDB 会把它当作注释。',
	},
	source: 'snippets in [CM], [SO], [3C] use //; vendor example files (data_move_rebalance) use # — judgement',
	*checkLine(file, at) {
		if (file.kind === 'nodes') return;
		const line = file.tree.lines[at];
		const comment = line && slashComment(line);
		if (!comment) return;
		yield {
			at: place(file.id, at, comment),
			message: say(
				{
					en: 'Use # for comments; text after // on line {line} may be read as data.',
					zh: '注释请使用 #；第 {line} 行 // 之后的内容可能被当作数据。',
				},
				{ line: { file: file.id, line: at } },
			),
			fixes: () => [fixFor(file, at, line, comment)],
		};
	},
});

/** The comment on a line: all of the line, or what stands behind a value and blanks. */
function slashComment(line: CfgLine): Token | undefined {
	const { kind, text } = line;
	if (kind !== 'entry' && kind !== 'error') return undefined;
	const content = tokenBetween(text, 0, text.length);
	if (content.text.startsWith('//')) return content;
	if (kind === 'error') return undefined; // cfg-missing-equals
	// A blank before it tells it from the slashes of s3:// and dfs://. Behind # all is comment anyway.
	const start = line.value.text.search(/\s(?:\/\/|#)|^\/\/(?:\s|$)|^#/);
	const comment = start < 0 ? undefined : tokenBetween(text, line.value.start + start, text.length);
	return comment?.text.startsWith('//') ? comment : undefined;
}

function fixFor(file: CfgFile, at: number, { text }: CfgLine, comment: Token): Fix {
	const before = text.slice(0, comment.start).trimEnd();
	if (before === '' || before === '\ufeff') {
		return {
			title: say({ en: 'Begin the comment with #', zh: '改用 # 注释' }),
			changes: [replaceAt(place(file.id, at, { ...comment, end: comment.start + 2 }), '#')],
			preferred: true,
		};
	}
	const words = comment.text.slice(2).trim();
	const remove = replaceAt({ file: file.id, span: { line: at, start: before.length, end: text.length } }, '');
	return {
		title: say({ en: 'Move the comment to a line above', zh: '将注释移到上一行' }),
		changes: words === '' ? [remove] : [insertLines(file, at, [`# ${words}`]), remove],
		preferred: true,
	};
}
