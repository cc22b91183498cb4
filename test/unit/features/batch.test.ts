import { describe, expect, test } from 'vitest';
import { Batch } from '../../../server/src/features/fix-all/batch.ts';
import type { FileChange } from '../../../server/src/rules/rule.ts';

const edit = (from: number, to: number, newText = 'x'): FileChange => ({
	kind: 'edit',
	file: 'a',
	range: { start: { line: 0, character: from }, end: { line: 0, character: to } },
	newText,
});
const rename: FileChange = { kind: 'rename', from: 'a', to: 'b' };

describe('changes that can be made together', () => {
	test.for<[string, FileChange[], FileChange[], boolean]>([
		['edits apart', [edit(0, 2)], [edit(5, 6)], true],
		['edits that only meet', [edit(0, 2)], [edit(2, 3)], true],
		['edits that overlap', [edit(0, 3)], [edit(2, 4)], false],
		['one inside the other', [edit(0, 9)], [edit(2, 4)], false],
		['two insertions at one point', [edit(2, 2, 'x')], [edit(2, 2, 'y')], false],
		['an insertion at the start of what goes', [edit(2, 4, '')], [edit(2, 2, 'y')], false],
		['the same edit twice', [edit(0, 2)], [edit(0, 2)], true],
		['an edit and a rename of the file', [edit(0, 2)], [rename], false],
		['a rename and an edit', [rename], [edit(0, 2)], false],
		['a rename onto a file that is created', [rename], [{ kind: 'create', file: 'b', text: '' }], false],
		['a fix of which one part is there already', [edit(0, 2)], [edit(0, 2), edit(4, 5)], true],
	])('%s', ([, first, second, expected]) => {
		const batch = new Batch();
		expect(batch.add(first)).toBe(true);
		expect(batch.add(second)).toBe(expected);
		expect(new Set(batch.changes.map((change) => JSON.stringify(change))).size).toBe(batch.changes.length);
	});

	test('a fix is taken whole or not at all', () => {
		const batch = new Batch();
		batch.add([edit(0, 2)]);
		batch.add([edit(7, 8), edit(1, 2)]);
		expect(batch.changes).toEqual([edit(0, 2)]);
	});
});
