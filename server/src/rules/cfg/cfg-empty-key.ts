import { say } from '../../base/message.ts';
import type { CfgFile, Entry } from '../../model/files/cfg-file.ts';
import { deleteEntry, replaceAt } from '../edits.ts';
import { defineEntryRule } from '../line-rules.ts';
import type { Fix } from '../rule.ts';

export default defineEntryRule({
	code: 'cfg-empty-key',
	severity: 'error',
	kinds: ['controller', 'agent', 'cluster', 'single'],
	title: { en: 'A value without a name', zh: '有值但没有配置项名称' },
	why: {
		en: 'It is unclear which parameter the value is for, and the setting that was meant is missing.',
		zh: '无法得知该值属于哪个配置项，而原本要设置的配置项未得到设置。',
	},
	behaviour: {
		en: 'The web console does not save such a line. The manual does not say what DolphinDB does with it.',
		zh: 'Web 管理界面不允许保存这样的行；手册没有说明 DolphinDB 会如何处理。',
	},
	source: '[W] NodesConfig (name required) — certain',
	*checkEntry(file, entry) {
		const { key, equals } = entry.syntax;
		if (entry.name !== '' || key.text.startsWith('//')) return; // cfg-slash-comment
		yield {
			at: { file: file.id, span: { line: entry.line, start: key.text === '' ? equals : key.start, end: equals + 1 } },
			message: say(
				{
					en: 'Line {line} has a value but no parameter name.',
					zh: '第 {line} 行有值但没有配置项名称。',
				},
				{ line: { file: file.id, line: entry.line } },
			),
			fixes: () => fixes(file, entry),
		};
	},
});

/** First the one that loses nothing: the line may be a heading between lines of `=`. */
function* fixes(file: CfgFile, entry: Entry): Iterable<Fix> {
	const { key, equals } = entry.syntax;
	const start = key.text === '' ? equals : key.start;
	if (!entry.repair) {
		yield {
			title: say({ en: 'Comment the line out', zh: '将该行注释掉' }),
			changes: [replaceAt({ file: file.id, span: { line: entry.line, start, end: start } }, '# ')],
		};
	}
	yield {
		title: say({ en: 'Delete line {line}', zh: '删除第 {line} 行' }, { line: entry.line + 1 }),
		changes: [deleteEntry(file, entry)],
	};
}
