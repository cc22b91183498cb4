import fc from 'fast-check';
import { expect, test } from 'vitest';
import { diffLines } from '../../../server/src/render/runbook/diff.ts';

test.each([
	['nothing', 'a\n', 'a\n', []],
	[
		'a changed line with what is around it',
		'a\nb\nc\nd\ne\nf\ng\n',
		'a\nb\nc\nX\ne\nf\ng\n',
		[' b', ' c', '-d', '+X', ' e', ' f', '…'],
	],
	['an added line', 'a\nb\n', 'a\nx\nb\n', [' a', '+x', ' b']],
	['a line less', 'a\nb\n', 'b\n', ['-a', ' b']],
	[
		'changes far from each other',
		'a\nb\nc\nd\ne\nf\n',
		'A\nb\nc\nd\ne\nF\n',
		['-a', '+A', ' b', ' c', ' d', ' e', '-f', '+F'],
	],
	['what ends lines', 'a\r\nb', 'a\nb\n', ['-a ␍', '-b (no newline)', '+a', '+b']],
	['moved lines', 'a\nb\nc\n', 'c\na\nb\n', ['+c', ' a', ' b', '-c']],
	['settings whose values are secret', 'x=1\n', 'x=1\noauthClientSecret=abc\n', [' x=1', '+oauthClientSecret=••••••']],
])('a difference shows %s', (_what, before, after, lines) => {
	expect(diffLines(before, after)).toEqual(lines);
});

test('a difference tells of every line that goes or comes', () => {
	const text = fc
		.array(fc.constantFrom('a', 'b', 'c', ''), { maxLength: 12 })
		.map((lines) => lines.map((one) => `${one}\n`).join(''));
	const countOf = (lines: readonly string[], sign: string) => lines.filter((line) => line.startsWith(sign)).length;
	fc.assert(
		fc.property(text, text, (before, after) => {
			const lines = diffLines(before, after);
			const grown = after.split('\n').length - before.split('\n').length;
			expect(countOf(lines, '+') - countOf(lines, '-')).toBe(grown);
			expect(lines.length === 0).toBe(before === after);
		}),
	);
});

test('two long lists that have nothing in common are told without comparing every pair', () => {
	const list = (letter: string) => Array.from({ length: 3000 }, (_, at) => `${letter}${at}\n`).join('');
	expect(diffLines(list('a'), list('b'))).toHaveLength(6000);
});
