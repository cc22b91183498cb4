import type { Template } from '../base/message.ts';
import type { Parameter, ParameterUnit } from './parameter.ts';
import { checkRange, DECIMAL, roundedText } from './value-range.ts';
import type { ValueProblem } from './values.ts';

const INTEGER = /^-?\d+$/;

/** Longer values are no slip of the pen. */
const LONGEST_NUMBER = 40;

/** Compares a value with the numeric type and the range of its parameter. */
export function checkNumber(parameter: Parameter, value: string): ValueProblem | undefined {
	const shape = isWhole(parameter) ? INTEGER : DECIMAL;
	if (shape.test(value)) return checkRange(parameter, Number(value));
	const suggestion = repairedNumber(parameter, value);
	return {
		kind: 'type',
		expected: expectedNumber(parameter),
		...(suggestion !== undefined && { suggestion }),
		// 4.0 reads like 4 for most readers of numbers.
		...(DECIMAL.test(value) && Number.isInteger(Number(value)) && { severity: 'warning' }),
	};
}

function isWhole({ type, checks }: Parameter): boolean {
	return (type === 'integer' || type === 'port') && !checks?.fractions;
}

function expectedNumber(parameter: Parameter): Template {
	if (parameter.type === 'port') return { en: 'a port number', zh: '端口号' };
	const unit = parameter.unit && unitNames[parameter.unit];
	if (isWhole(parameter)) {
		if (!unit) return { en: 'an integer', zh: '整数' };
		return { en: `an integer, counted in ${unit.en}`, zh: `整数（以 ${unit.zh} 计）` };
	}
	if (!unit) return { en: 'a number', zh: '数字' };
	return { en: `a number of ${unit.en} without a unit`, zh: `不带单位后缀的数字（以 ${unit.zh} 计）` };
}

const unitNames: Readonly<Record<ParameterUnit, Template>> = {
	GB: { en: 'GB', zh: 'GB' },
	MB: { en: 'MB', zh: 'MB' },
	KB: { en: 'KB', zh: 'KB' },
	ms: { en: 'milliseconds', zh: '毫秒' },
	s: { en: 'seconds', zh: '秒' },
	min: { en: 'minutes', zh: '分钟' },
	day: { en: 'days', zh: '天' },
};

/** The number a text such as `32G`, `1,024`, `"8"` or `２` stands for, where the parameter can take it. */
function repairedNumber(parameter: Parameter, value: string): string | undefined {
	if (value.length > LONGEST_NUMBER) return undefined;
	const plain = value
		.normalize('NFKC')
		.replace(/^(["'])(.*)\1$/, '$2')
		.replace(/[;,]$/, '')
		.replace(/^\+/, '')
		.trim();
	const [, digits = '', word = ''] = /^(-?[\d.,_ ]*\d)\s*([a-z%]*)$/i.exec(plain) ?? [];
	const ungrouped = /^-?\d{1,3}(?:[,_ ]\d{3})+$/.test(digits) ? digits.replace(/[,_ ]/g, '') : digits;
	if (!DECIMAL.test(ungrouped)) return undefined;
	const converted = word ? convert(Number(ungrouped), word.toLowerCase(), parameter) : Number(ungrouped);
	if (converted === undefined) return undefined;
	const written = roundedText(isWhole(parameter) ? Math.round(converted) : converted);
	return checkRange(parameter, Number(written)) ? undefined : written;
}

/** How many of the parameter's units a quantity is: 32 with `g` is 32 where GB are counted, 32768 where MB are. */
function convert(amount: number, word: string, { max, unit }: Parameter): number | undefined {
	if (word === '%') return max === 1 ? amount / 100 : undefined;
	if (!unit) return undefined;
	const sizes = unit.endsWith('B') ? bytes : milliseconds;
	const [own, given] = [sizes[unit], sizes[word]];
	return own && given ? (amount * given) / own : undefined;
}

const bytes: Readonly<Record<string, number>> = unitSizes([
	[1, ['b']],
	[2 ** 10, ['KB', 'k', 'kb', 'kib']],
	[2 ** 20, ['MB', 'm', 'mb', 'mib']],
	[2 ** 30, ['GB', 'g', 'gb', 'gib']],
	[2 ** 40, ['t', 'tb', 'tib']],
]);

const milliseconds: Readonly<Record<string, number>> = unitSizes([
	[1, ['ms']],
	[1000, ['s', 'sec', 'secs', 'second', 'seconds']],
	[60_000, ['m', 'min', 'mins', 'minute', 'minutes']],
	[3_600_000, ['h', 'hour', 'hours']],
	[86_400_000, ['d', 'day', 'days']],
]);

/** Sizes by every word for them; without a prototype, so that no word of a file finds anything else. */
function unitSizes(units: readonly (readonly [number, readonly string[]])[]): Readonly<Record<string, number>> {
	const sizes: Record<string, number> = Object.create(null);
	for (const [size, words] of units) for (const word of words) sizes[word] = size;
	return sizes;
}
