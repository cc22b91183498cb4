import { unique } from '../../base/collections.ts';
import { say } from '../../base/message.ts';
import { defineEntryRule } from '../line-rules.ts';
import type { Fix } from '../rule.ts';
import { shown } from './settings.ts';
import { useValue, type WrongValue, wrongValue } from './value-problems.ts';

export default defineEntryRule({
	code: 'cfg-value-enum',
	severity: 'error',
	kinds: ['controller', 'agent', 'cluster', 'single'],
	title: { en: 'A value that is not one of those allowed', zh: '取值不在可选值之列' },
	why: {
		en: 'The process may not start, or runs with another value than the one in the file.',
		zh: '进程可能无法启动，或实际采用的值与文件不同。',
	},
	behaviour: {
		en: 'The manual lists the values that the parameter takes. It does not say what DolphinDB does with another one.',
		zh: '手册列出了配置项的可选值；没有说明 DolphinDB 如何处理其他值。',
	},
	source: '[FC] — certain',
	*checkEntry(file, entry) {
		const wrong = wrongValue(file, entry, 'enum');
		if (!wrong) return;
		const { parameter, problem, at } = wrong;
		const values = { key: entry.syntax.key.text, value: shown(parameter, entry.value) };
		yield {
			at,
			...(problem.severity && { severity: problem.severity }),
			message: say(
				{ en: '{key} must be {list}, found {value}.', zh: '{key} 只能取 {list}，当前为 {value}。' },
				{ ...values, list: say(listOf(problem.allowed ?? [])) },
			),
			fixes: () => fixes(wrong),
		};
	},
});

function listOf(words: readonly string[]) {
	return {
		en: words.length > 1 ? `one of ${words.join(', ')}` : words.join(),
		zh: words.join('、'),
	};
}

function* fixes(wrong: WrongValue): Iterable<Fix> {
	const { allowed = [], suggestion } = wrong.problem;
	for (const value of unique([...(suggestion === undefined ? [] : [suggestion]), ...allowed])) {
		const isSameWord = value.toLowerCase() === wrong.entry.value.toLowerCase();
		yield useValue(wrong, value, isSameWord);
	}
}
