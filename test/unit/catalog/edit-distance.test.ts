import fc from 'fast-check';
import { expect, test } from 'vitest';
import { editDistance } from '../../../server/src/base/edit-distance.ts';

test.for([
	['', '', 0],
	['mode', 'mode', 0],
	['mod', 'mode', 1],
	['modes', 'mode', 1],
	['mofe', 'mode', 1],
	['mdoe', 'mode', 1],
	['webWorkNum', 'webWorkerNum', 2],
	['kitten', 'sitting', 3],
	['abcd', 'badc', 2],
	['', 'abc', 3],
] as const)('%s and %s are %i apart', ([from, to, distance]) => {
	expect(editDistance(from, to, 5)).toBe(distance);
	expect(editDistance(to, from, 5)).toBe(distance);
	expect(editDistance(from, to, distance)).toBe(distance);
	if (distance > 0) expect(editDistance(from, to, distance - 1)).toBeUndefined();
});

/** The same distance from the definition, without bounds. */
function slowDistance(from: string, to: string): number {
	if (from === '' || to === '') return from.length + to.length;
	const same = from.at(-1) === to.at(-1);
	const [shorter, other] = [from.slice(0, -1), to.slice(0, -1)];
	const ways = [
		slowDistance(shorter, other) + (same ? 0 : 1),
		slowDistance(shorter, to) + 1,
		slowDistance(from, other) + 1,
	];
	if (from.length > 1 && to.length > 1 && from.at(-1) === to.at(-2) && from.at(-2) === to.at(-1)) {
		ways.push(slowDistance(from.slice(0, -2), to.slice(0, -2)) + 1);
	}
	return Math.min(...ways);
}

test('the bounded distance is the distance wherever it is within the bound', () => {
	const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 6 });
	fc.assert(
		fc.property(word, word, fc.nat(4), (from, to, limit) => {
			const distance = slowDistance(from, to);
			expect(editDistance(from, to, limit)).toBe(distance <= limit ? distance : undefined);
		}),
	);
});
