import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { textChanges } from '../../../server/src/features/fix-all/text-changes.ts';
import { applyChanges } from '../../../server/src/rules/apply-changes.ts';

const text = fc
	.array(fc.tuple(fc.constantFrom('', 'a=1', 'b=2', 'ccc'), fc.constantFrom('\n', '\r\n', '')), { maxLength: 8 })
	.map((lines) => lines.map(([line, eol]) => line + eol).join(''));

describe('line changes between two texts', () => {
	test('lead from the old text to the new', () => {
		fc.assert(
			fc.property(text, text, (old, now) => {
				const changes = textChanges(new Map([['f', old]]), new Map([['f', now]]));
				expect(applyChanges(new Map([['f', old]]), changes).get('f')).toBe(now);
			}),
			{ numRuns: 2000 },
		);
	});

	test('touch only the lines that differ', () => {
		const changes = textChanges(new Map([['f', 'a\nb\nc\nd\n']]), new Map([['f', 'a\nB\nc\nD\n']]));
		expect(changes.map((change) => change.kind === 'edit' && change.range.start.line)).toEqual([1, 3]);
	});

	test('a file that went and came under another name is a rename', () => {
		const changes = textChanges(
			new Map([['agent.cfg', 'x']]),
			new Map([
				['agent.cfg', undefined],
				['agent.cfg.retired', 'x'],
			]),
		);
		expect(changes).toEqual([{ kind: 'rename', from: 'agent.cfg', to: 'agent.cfg.retired' }]);
	});
});
