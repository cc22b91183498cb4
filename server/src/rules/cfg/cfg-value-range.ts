import { say } from '../../base/message.ts';
import { defineCfgRule } from '../rule.ts';
import { shown } from './settings.ts';
import { useValue, wrongValues } from './value-problems.ts';

export default defineCfgRule({
	code: 'cfg-value-range',
	severity: 'error',
	kinds: ['controller', 'agent', 'cluster', 'single'],
	title: { en: 'A value out of range', zh: '值超出范围' },
	why: {
		en: 'The server refuses values outside the documented range, or corrects them without a word.',
		zh: '超出文档所列范围的值会被服务器拒绝，或被静默修正。',
	},
	source: '[FC] — certain',
	*check(file) {
		for (const wrong of wrongValues(file, 'range')) {
			const { entry, parameter, problem, at } = wrong;
			const { suggestion } = problem;
			yield {
				at,
				...(problem.severity && { severity: problem.severity }),
				message: say(
					{
						en: '{key}={value} is out of range; it must be {range}.',
						zh: '{key}={value} 超出范围（{range}）。',
					},
					{ key: entry.syntax.key.text, value: shown(parameter, entry.value), range: say(problem.expected) },
				),
				fixes: () => (suggestion === undefined ? [] : [useValue(wrong, suggestion)]),
			};
		}
	},
});
