import { unique } from '../../base/collections.ts';
import { say } from '../../base/message.ts';
import { defineCfgRule, type Fix } from '../rule.ts';
import { shown } from './settings.ts';
import { useValue, type WrongValue, wrongValues } from './value-problems.ts';

export default defineCfgRule({
	code: 'cfg-value-enum',
	severity: 'error',
	kinds: ['controller', 'agent', 'cluster', 'single'],
	title: { en: 'A word that the parameter does not know', zh: '取值不在可选范围内' },
	why: {
		en: 'The server may not start, or runs with another setting than the one in the file.',
		zh: '服务器可能无法启动，或实际采用的设置与文件不同。',
	},
	behaviour: {
		en: 'The manual lists the words that the parameter takes. It does not say what the server does with another one.',
		zh: '手册列出了该配置项可取的词；没有说明写成其他词时服务器会如何处理。',
	},
	source: '[FC] — certain',
	*check(file) {
		for (const wrong of wrongValues(file, 'enum')) {
			const { entry, parameter, problem, at } = wrong;
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
		}
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
