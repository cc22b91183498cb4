import type { Template } from '../../base/message.ts';
import type { ParameterUnit } from '../../catalog/parameter.ts';
import { checkedPart } from '../../catalog/values.ts';
import type { CfgFile } from '../../model/files/cfg-file.ts';
import { code } from '../hover/markdown.ts';
import { knownEntries } from './entries.ts';
import type { Hint, HintContext } from './hint.ts';

const names: Readonly<Record<ParameterUnit, Template>> = {
	GB: { en: 'GB', zh: 'GB' },
	MB: { en: 'MB', zh: 'MB' },
	KB: { en: 'KB', zh: 'KB' },
	ms: { en: 'ms', zh: '毫秒' },
	s: { en: 's', zh: '秒' },
	min: { en: 'min', zh: '分钟' },
	day: { en: 'days', zh: '天' },
};

/** The unit of a number, which the file does not say. Zero is the same in all units, or means something else. */
export function* unitHints(file: CfgFile, context: HintContext): Iterable<Hint> {
	for (const { entry, parameter } of knownEntries(file, context)) {
		const { unit } = parameter;
		const number = checkedPart(entry.value);
		if (!unit || !/^\d+(\.\d+)?$/.test(number) || Number(number) === 0) continue;
		const { start } = entry.syntax.value;
		yield {
			kind: 'units',
			position: { line: entry.line, character: start + number.length },
			parts: [{ text: context.speak(names[unit]) }],
			tooltip: () => amountText(Number(number), unit, context),
		};
	}
}

/** The next larger unit, and how many of a unit make one. */
const larger: Partial<Record<ParameterUnit, readonly [ParameterUnit | 'h', number]>> & {
	readonly h: readonly ['day', number];
} = {
	KB: ['MB', 1024],
	MB: ['GB', 1024],
	ms: ['s', 1000],
	s: ['min', 60],
	min: ['h', 60],
	h: ['day', 24],
};

/** A number with its unit, and the same in the largest unit that gives a whole number. */
function amountText(amount: number, unit: ParameterUnit, { speak }: HintContext): string {
	const written = `${amount} ${speak(names[unit])}`;
	let [count, name]: [number, ParameterUnit | 'h'] = [amount, unit];
	for (let next = larger[name]; next && count % next[1] === 0; next = larger[name]) {
		count /= next[1];
		name = next[0];
	}
	if (name === unit) return code(written);
	const word = name === 'h' ? speak({ en: 'h', zh: '小时' }) : speak(names[name]);
	return `${code(written)} = ${code(`${count} ${word}`)}`;
}
