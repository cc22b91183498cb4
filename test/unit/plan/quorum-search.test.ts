import { describe, expect, test } from 'vitest';
import { isAnyStartSafe, isOrderedStartSafe, type MemberChange } from '../../../server/src/plan/quorum.ts';
import { hasTwoMajorities, searchStarts } from '../../support/raft-search.ts';

/** Up to nine controllers, of which some leave, and up to seven that come. */
const changes = Array.from({ length: 9 }, (_, n) => n + 1).flatMap((old) =>
	Array.from({ length: old }, (_, removed) => removed).flatMap((removed) =>
		Array.from({ length: 8 }, (_, added): MemberChange => ({ old, removed, added })),
	),
);

describe('M6 agrees with every history of starts, crashes and commits', { timeout: 60_000 }, () => {
	test(`the leader first, ${changes.length} changes`, () => {
		let states = 0;
		const wrong = changes.filter((change) => {
			const found = searchStarts(change, 'leader first');
			states += found.states;
			return (found.findsLeader && !found.losesMetadata) !== isOrderedStartSafe(change);
		});
		expect(wrong).toEqual([]);
		expect(states).toBeGreaterThan(100_000);
	});

	test('in any order', () => {
		expect(changes.filter((change) => !searchStarts(change, 'any').losesMetadata !== isAnyStartSafe(change))).toEqual(
			[],
		);
	});
});

describe('M5: the list changes while all are down', () => {
	test('then no two majorities with different lists can run, whatever crashes', () => {
		expect(changes.filter((change) => hasTwoMajorities(change, 'standing'))).toEqual([]);
	});

	test('rolled out one after the other, 3 to 5 has two majorities, and a change by one has not', () => {
		expect(hasTwoMajorities({ old: 3, removed: 0, added: 2 }, 'rolling')).toBe(true);
		expect(hasTwoMajorities({ old: 5, removed: 2, added: 0 }, 'rolling')).toBe(true);
		expect(hasTwoMajorities({ old: 3, removed: 0, added: 1 }, 'rolling')).toBe(false);
		expect(hasTwoMajorities({ old: 5, removed: 1, added: 0 }, 'rolling')).toBe(false);
	});

	test('those that leave have to be retired where they are a majority of the old list', () => {
		expect(hasTwoMajorities({ old: 5, removed: 3, added: 0 }, 'standing', false)).toBe(true);
		expect(hasTwoMajorities({ old: 5, removed: 1, added: 0 }, 'standing', false)).toBe(false);
	});
});
