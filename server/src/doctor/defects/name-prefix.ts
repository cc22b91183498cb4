import { say } from '../../base/message.ts';
import { type Defect, eventsOf, isConfig } from './defect.ts';

/** D-08: an expression that ends with a name matches the beginning of a longer one, or a part of an address. */
export const namePrefix: Defect = {
	code: 'script-name-prefix',
	severity: 'error',
	*find({ events }) {
		for (const { file, change, at } of eventsOf(events, 'replaced')) {
			if (!isConfig(file.path)) continue;
			const { before, match, head, tail } = change;
			const [next = '', last = ''] = [before[match.end], before[match.start - 1]];
			const cutsEnd = /\w$/.test(tail) && /\w/.test(next) && match.end > match.start;
			const cutsStart = /^\d/.test(head) && /[\d.]/.test(last);
			if (!cutsEnd && !cutsStart) continue;
			const start = before.slice(0, match.start).search(/[\w.-]*$/);
			const [rest = ''] = /^[\w.-]*/.exec(before.slice(match.end)) ?? [];
			const hit = cutsEnd
				? (/[\w.-]*$/.exec(before.slice(match.start, match.end))?.[0] ?? '')
				: before.slice(match.start, match.end);
			const whole = cutsEnd ? hit + rest : before.slice(start, match.end) + rest;
			yield { at, message: say(TEXT, { hit, whole, line: change.line, file: file.path, host: file.host }) };
		}
	},
};

const TEXT = {
	en: 'The expression is meant for {hit}, but it matches {whole} as well (line {line} of {file} on {host}): it needs something that ends the name',
	zh: '该表达式针对 {hit}，但也会匹配 {whole}（{host} 上 {file} 的第 {line} 行）：需要加上名称的边界',
};
