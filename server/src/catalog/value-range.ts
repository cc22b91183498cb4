import type { Template } from '../base/message.ts';
import type { Parameter } from './parameter.ts';
import type { ValueProblem } from './values.ts';

/** A decimal number as files write it. */
export const DECIMAL = /^-?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][-+]?\d+)?$/;

/** A number without the noise of binary fractions. */
export function roundedText(number: number): string {
	return String(Math.round(number * 1e6) / 1e6);
}

/** Compares a number with the bounds of its parameter. */
export function checkRange(parameter: Parameter, number: number): ValueProblem | undefined {
	const bounds = boundsOf(parameter);
	if (isInside(bounds, number)) return undefined;
	const suggestion = nearestAllowed(parameter, bounds, number);
	const severity = rangeSeverity(parameter, number);
	return {
		kind: 'range',
		expected: expectedRange(bounds),
		range: rangeText(bounds),
		...(suggestion !== undefined && { suggestion: roundedText(suggestion) }),
		...(severity && { severity }),
	};
}

interface Bounds {
	readonly min: number;
	readonly max: number;
	readonly aboveMin: boolean;
	readonly powerOfTwo: boolean;
	readonly zeroOrAtLeast: number | undefined;
}

function boundsOf({ type, min, max, checks = {} }: Parameter): Bounds {
	return {
		min: min ?? (type === 'port' ? 1 : Number.NEGATIVE_INFINITY),
		max: max ?? (type === 'port' ? 65535 : Number.POSITIVE_INFINITY),
		aboveMin: checks.aboveMin ?? false,
		powerOfTwo: checks.powerOfTwo ?? false,
		zeroOrAtLeast: checks.zeroOrAtLeast,
	};
}

function isInside({ min, max, aboveMin, powerOfTwo, zeroOrAtLeast }: Bounds, number: number): boolean {
	if (number < min || number > max || (aboveMin && number === min)) return false;
	if (powerOfTwo && !Number.isInteger(Math.log2(number))) return false;
	return zeroOrAtLeast === undefined || number === 0 || number >= zeroOrAtLeast;
}

/** A negative count is wrong whoever says so; a zero below a minimum that nobody documents may be an old habit. */
function rangeSeverity({ type, min, checks }: Parameter, number: number): ValueProblem['severity'] {
	if (type === 'port' || (number < 0 && min !== undefined && min >= 0)) return undefined;
	return checks?.outsideRange ?? (checks?.documentedRange ? undefined : 'warning');
}

function nearestAllowed(parameter: Parameter, bounds: Bounds, number: number): number | undefined {
	// 95 for a share was meant as percent.
	if (bounds.max === 1 && number >= 2 && number <= 100) return number / 100;
	if (number <= bounds.min && bounds.aboveMin) return defaultNumber(parameter);
	const clipped = Math.min(Math.max(number, bounds.min), bounds.max);
	if (bounds.powerOfTwo) return nearestPowerOfTwo(clipped);
	return clipped > 0 && clipped < (bounds.zeroOrAtLeast ?? 0) ? bounds.zeroOrAtLeast : clipped;
}

function nearestPowerOfTwo(number: number): number {
	const below = 2 ** Math.floor(Math.log2(number));
	return number - below <= 2 * below - number ? below : 2 * below;
}

function defaultNumber({ default: text }: Parameter): number | undefined {
	return text !== undefined && DECIMAL.test(text) ? Number(text) : undefined;
}

function rangeText({ min, max, aboveMin, powerOfTwo, zeroOrAtLeast }: Bounds): string {
	if (powerOfTwo) return '1, 2, 4, 8, …';
	if (zeroOrAtLeast !== undefined) return `0, ≥ ${zeroOrAtLeast}`;
	if (max === Number.POSITIVE_INFINITY) return `${aboveMin ? '>' : '≥'} ${min}`;
	if (min === Number.NEGATIVE_INFINITY) return `≤ ${max}`;
	return aboveMin ? `(${min}, ${max}]` : `${min}–${max}`;
}

function expectedRange({ min, max, aboveMin, powerOfTwo, zeroOrAtLeast }: Bounds): Template {
	if (powerOfTwo) return { en: 'a power of 2', zh: '2 的幂' };
	if (zeroOrAtLeast !== undefined) return { en: `0, or at least ${zeroOrAtLeast}`, zh: `0，或不小于 ${zeroOrAtLeast}` };
	const most = max === Number.POSITIVE_INFINITY ? undefined : max;
	if (aboveMin) {
		return most === undefined
			? { en: `greater than ${min}`, zh: `大于 ${min}` }
			: { en: `greater than ${min} and at most ${most}`, zh: `大于 ${min} 且不大于 ${most}` };
	}
	if (most === undefined) return { en: `at least ${min}`, zh: `不小于 ${min}` };
	if (min === Number.NEGATIVE_INFINITY) return { en: `at most ${most}`, zh: `不大于 ${most}` };
	return { en: `between ${min} and ${most}`, zh: `${min} 到 ${most} 之间的值` };
}
