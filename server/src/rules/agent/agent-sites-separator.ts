import { say } from '../../base/message.ts';
import type { Location } from '../../base/span.ts';
import type { Entry } from '../../model/files/cfg-file.ts';
import { setValue } from '../cluster-edits.ts';
import { defineCfgRule } from '../rule.ts';

export default defineCfgRule({
	code: 'agent-sites-separator',
	kinds: ['agent'],
	severity: 'warning',
	title: { en: 'sites has an empty or padded element', zh: 'sites 含有空元素或多余空格' },
	why: {
		en: 'Elements are separated by commas alone; a blank may become part of a host, and an empty element names no node.',
		zh: '元素之间只用逗号分隔；空格可能被当作主机名的一部分，空元素则不对应任何节点。',
	},
	source: 'format in [HA]; inference — judgement',
	*check(file) {
		const entry = file.sites?.entry;
		const at = entry && /[^\s,]/.test(entry.value) ? firstFault(entry) : undefined;
		if (!entry || !at) return;
		yield {
			at,
			message: say({ en: 'sites has an empty or padded element.', zh: 'sites 含有空元素或多余空格。' }),
			fixes: () => [
				{
					title: say({ en: 'Normalise the list', zh: '规范化列表' }),
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
