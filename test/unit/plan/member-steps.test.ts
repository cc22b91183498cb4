import { expect, test } from 'vitest';
import { memberSteps } from '../../../server/src/plan/member-steps.ts';
import { hasTwoMajorities, searchStarts } from '../../support/raft-search.ts';

/** The sizes on the way. */
const sizes = (old: number, removed: number, added: number) =>
	memberSteps({ old, removed, added })?.map((step) => step.old - step.removed + step.added);

test.for([
	[3, 0, 2, [5]],
	[3, 0, 4, [5, 7]],
	[3, 0, 6, [5, 9]],
	[5, 0, 6, [9, 11]],
	[5, 0, 4, [9]],
	[5, 2, 0, [4, 3]],
	[7, 4, 0, [6, 5, 4, 3]],
	[3, 1, 1, [3]],
	[3, 2, 2, [3, 3]],
	[3, 3, 3, [3, 3, 3]],
	[5, 1, 3, [7]],
	[3, 0, 0, []],
] as const)('%i controllers, %i leave, %i come: %j', ([old, removed, added, expected]) => {
	expect(sizes(old, removed, added)).toEqual(expected);
});

test('three controllers cannot lose one, and never are there fewer on the way', () => {
	expect(memberSteps({ old: 3, removed: 1, added: 0 })).toBeUndefined();
	expect(memberSteps({ old: 3, removed: 3, added: 0 })).toBeUndefined();
});

test('every step of every way was found safe by trying all histories', { timeout: 60_000 }, () => {
	for (let old = 3; old <= 7; old++) {
		for (let removed = 0; removed < old; removed++) {
			for (let added = 0; added <= 6; added++) {
				if (old - removed + added < 3) continue;
				const steps = memberSteps({ old, removed, added });
				expect(steps, `${old} -${removed} +${added}`).toBeDefined();
				for (const step of steps ?? []) {
					const found = searchStarts(step, 'leader first');
					expect([found.findsLeader, found.losesMetadata, hasTwoMajorities(step, 'standing')]).toEqual([
						true,
						false,
						false,
					]);
				}
			}
		}
	}
});
