import { unique } from '../../base/collections.ts';
import { say } from '../../base/message.ts';
import { defineEntryRule } from '../line-rules.ts';
import type { Fix } from '../rule.ts';
import { shown } from './settings.ts';
import { useValue, type WrongValue, wrongValue } from './value-problems.ts';

export default defineEntryRule({
	code: 'cfg-value-type',
	severity: 'error',
	kinds: ['controller', 'agent', 'cluster', 'single'],
	title: { en: 'A value of the wrong type', zh: '值的类型不正确' },
	why: {
		en: 'The process may not start, or runs with another value than the one in the file.',
		zh: '进程可能无法启动，或实际采用的值与文件不同。',
	},
	behaviour: {
		en: 'The manual gives the type of each parameter; sizes are numbers without a unit. It does not say what DolphinDB does with a value that it cannot read.',
		zh: '手册规定了每个配置项的类型，容量类配置项只写数字、不带单位；没有说明值无法解析时 DolphinDB 会如何处理。',
	},
	source: '[FC] per parameter — certain (types), judgement (effect)',
	*checkEntry(file, entry) {
		const wrong = wrongValue(file, entry, 'type');
		if (!wrong) return;
		const { parameter, problem, at } = wrong;
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
	},
});

function* fixes(wrong: WrongValue): Iterable<Fix> {
	const { parameter, problem } = wrong;
	const words = parameter.type === 'boolean' ? ['true', 'false'] : [];
	for (const value of unique([...(problem.suggestion === undefined ? [] : [problem.suggestion]), ...words])) {
		yield useValue(wrong, value, value === problem.suggestion);
	}
}
