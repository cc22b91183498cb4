import { say } from '../../base/message.ts';
import { defineEntryRule } from '../line-rules.ts';
import { shown } from './settings.ts';
import { useValue, wrongValue } from './value-problems.ts';

export default defineEntryRule({
	code: 'cfg-value-range',
	severity: 'error',
	kinds: ['controller', 'agent', 'cluster', 'single'],
	title: { en: 'A value out of range', zh: '值超出取值范围' },
	why: {
		en: 'The process may not start, or runs with another value than the one in the file.',
		zh: '进程可能无法启动，或实际采用的值与文件不同。',
	},
	behaviour: {
		en: 'The manual gives the range. For some parameters it says that DolphinDB silently corrects a value outside it; for most it says nothing.',
		zh: '手册给出了取值范围。部分配置项注明超出范围的值会被静默修正，大多数没有说明。',
	},
	source: '[FC] — certain',
	*checkEntry(file, entry) {
		const wrong = wrongValue(file, entry, 'range');
		if (!wrong) return;
		const { parameter, problem, at } = wrong;
		const { suggestion } = problem;
		yield {
			at,
			...(problem.severity && { severity: problem.severity }),
			message: say(
				{
					en: '{key}={value} is out of range; it must be {range}.',
					zh: '{key}={value} 超出取值范围（要求：{range}）。',
				},
				{ key: entry.syntax.key.text, value: shown(parameter, entry.value), range: say(problem.expected) },
			),
			fixes: () => (suggestion === undefined ? [] : [useValue(wrong, suggestion)]),
		};
	},
});
