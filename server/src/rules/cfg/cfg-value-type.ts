import { unique } from '../../base/collections.ts';
import { say } from '../../base/message.ts';
import { defineCfgRule, type Fix } from '../rule.ts';
import { shown } from './settings.ts';
import { useValue, type WrongValue, wrongValues } from './value-problems.ts';

export default defineCfgRule({
	code: 'cfg-value-type',
	severity: 'error',
	kinds: ['controller', 'agent', 'cluster', 'single'],
	title: { en: 'A value of the wrong type', zh: '值的类型不正确' },
	why: {
		en: 'A value that cannot be read stops the server, or is taken for a default. Sizes are bare numbers in the unit of the parameter.',
		zh: '无法解析的值会使服务器启动失败，或被当作默认值。容量类配置项只写数字，单位由配置项决定。',
	},
	source: '[FC] per parameter — certain (types), judgement (effect)',
	*check(file) {
		for (const wrong of wrongValues(file, 'type')) {
			const { entry, parameter, problem, at } = wrong;
			yield {
				at,
				...(problem.severity && { severity: problem.severity }),
				message: say(
					{
						en: '{key} must be {type}, found {value}.',
						// A blank stands between Chinese and Latin letters.
						zh: `{key} 应为${/^\w/.test(problem.expected.zh) ? ' ' : ''}{type}，当前为 {value}。`,
					},
					{ key: entry.syntax.key.text, type: say(problem.expected), value: shown(parameter, entry.value) },
				),
				fixes: () => fixes(wrong),
			};
		}
	},
});

function* fixes(wrong: WrongValue): Iterable<Fix> {
	const { parameter, problem } = wrong;
	const words = parameter.type === 'boolean' ? ['true', 'false'] : [];
	for (const value of unique([...(problem.suggestion === undefined ? [] : [problem.suggestion]), ...words])) {
		yield useValue(wrong, value, value === problem.suggestion);
	}
}
