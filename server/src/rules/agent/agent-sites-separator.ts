import { say } from '../../base/message.ts';
import type { Location } from '../../base/span.ts';
import type { Entry } from '../../model/files/cfg-file.ts';
import { setValue } from '../cluster-edits.ts';
import { defineCfgRule } from '../rule.ts';

export default defineCfgRule({
	code: 'agent-sites-separator',
	kinds: ['agent'],
	severity: 'warning',
	reads: ['sites'],
	title: { en: 'sites has an empty element or blanks between elements', zh: 'sites 含有空元素或多余的空格' },
	why: {
		en: 'An address with a blank in it may not be found, and an empty element makes the list look longer than it is.',
		zh: '带空格的地址可能无法连接，空元素会使列表看起来比实际长。',
	},
	behaviour: {
		en: 'Elements of `sites` are separated by commas alone. The manual does not say how blanks and empty elements are read.',
		zh: '`sites` 的元素之间只用逗号分隔。手册没有说明如何处理空格和空元素。',
	},
	source: 'format in [HA]; inference — judgement',
	*check(file) {
		const entry = file.sites?.entry;
		if (file.cuts.some(({ first }) => first === entry?.line)) return; // file-embedded-cr
		const at = entry && /[^\s,]/.test(entry.value) ? firstFault(entry) : undefined;
		if (!entry || !at) return;
		yield {
			at,
			message: say({
				en: 'sites has an empty element or blanks between elements.',
				zh: 'sites 含有空元素或多余的空格。',
			}),
			fixes: () => [
				{
					title: say({ en: 'Remove blanks and empty elements', zh: '删除空格和空元素' }),
					changes: [setValue(entry, entry.value.split(',').map(tidied).filter(Boolean).join(','))],
					preferred: true,
				},
			],
		};
	},
});

/** The first element with blanks at its parts; an empty one together with the comma that makes it. */
function firstFault({ file, line, value, syntax }: Entry): Location | undefined {
	let start = syntax.value.start;
	for (const element of value.split(',')) {
		const end = start + element.length;
		if (element.trim() === '')
			return {
				file,
				span: { line, start: Math.max(syntax.value.start, start - 1), end: Math.max(end, syntax.value.start + 1) },
			};
		if (tidied(element) !== element) return { file, span: { line, start, end } };
		start = end + 1;
	}
	return undefined;
}

const tidied = (element: string) =>
	element
		.split(':')
		.map((part) => part.trim())
		.join(':');
