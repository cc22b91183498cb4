import { describe, expect, test } from 'vitest';
import {
	isAnyStartSafe,
	isOrderedStartSafe,
	type MemberChange,
	majority,
	toleratedFailures,
} from '../../../server/src/plan/quorum.ts';

/** All sets of so many of the numbers from 0, as bits. */
function setsOf(size: number, of: number): number[] {
	return Array.from({ length: 1 << of }, (_, set) => set).filter((set) => bits(set) === size);
}

function bits(set: number): number {
	let count = 0;
	for (let rest = set; rest > 0; rest &= rest - 1) count++;
	return count;
}

/** Members 0..old-1 were there, the first `removed` of them leave, and `added` empty ones come. */
function hasLostElection({ old, removed, added }: MemberChange, emptyMayVote: boolean): boolean {
	const kept = ((1 << old) - 1) & ~((1 << removed) - 1);
	const empty = ((1 << added) - 1) << old;
	const voters = emptyMayVote ? kept | empty : kept;
	const votes = majority(old - removed + added);
	// Whatever was acknowledged is on some majority of the old members; an election without any of them loses it.
	return setsOf(majority(old), old).some((acknowledged) => bits(voters & ~acknowledged) >= votes);
}

const changes = Array.from({ length: 9 }, (_, n) => n + 1).flatMap((old) =>
	Array.from({ length: old }, (_, removed) => removed).flatMap((removed) =>
		Array.from({ length: 8 }, (_, added) => ({ old, removed, added })),
	),
);

describe('M6 agrees with trying all majorities', () => {
	test(`ordered start, ${changes.length} changes`, () => {
		const wrong = changes.filter((change) => {
			const kept = change.old - change.removed;
			const safe = kept >= majority(kept + change.added) && !hasLostElection(change, false);
			return safe !== isOrderedStartSafe(change);
		});
		expect(wrong).toEqual([]);
	});

	test('start in any order', () => {
		expect(changes.filter((change) => isAnyStartSafe(change) === hasLostElection(change, true))).toEqual([]);
	});

	test('the table of MIGRATIONS section 4', () => {
		const ordered = (old: number, size: number) =>
			isOrderedStartSafe({ old, removed: Math.max(0, old - size), added: Math.max(0, size - old) });
		const any = (old: number, size: number) => isAnyStartSafe({ old, removed: 0, added: size - old });
		for (const [old, size] of [
			[3, 4],
			[4, 5],
			[5, 6],
		] as const)
			expect([ordered(old, size), any(old, size)]).toEqual([true, true]);
		for (const [old, size] of [
			[3, 5],
			[5, 7],
			[5, 9],
			[7, 9],
		] as const)
			expect([ordered(old, size), any(old, size)]).toEqual([true, false]);
		for (const [old, size] of [
			[3, 7],
			[5, 11],
			[1, 3],
			[5, 3],
			[7, 5],
			[7, 3],
		] as const)
			expect(ordered(old, size)).toBe(false);
		for (const [old, size] of [
			[5, 4],
			[4, 3],
		] as const)
			expect(ordered(old, size)).toBe(true);
		expect(isOrderedStartSafe({ old: 3, removed: 1, added: 1 })).toBe(true);
		expect(isAnyStartSafe({ old: 3, removed: 1, added: 1 })).toBe(false);
		expect(isOrderedStartSafe({ old: 3, removed: 2, added: 2 })).toBe(false);
	});
});

test('majorities and failures', () => {
	expect([1, 2, 3, 4, 5].map(majority)).toEqual([1, 2, 2, 3, 3]);
	expect([1, 2, 3, 4, 5].map(toleratedFailures)).toEqual([0, 0, 1, 1, 2]);
});
