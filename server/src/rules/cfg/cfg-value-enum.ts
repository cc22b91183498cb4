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
		en: 'The parameter knows a few words only; with another one the server does not start, or the setting has no effect.',
		zh: '该配置项只接受固定的几个词；写成其他词时服务器无法启动，或设置不生效。',
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
