import { describe, expect, test } from 'vitest';
import { editLines } from '../../../server/src/plan/edit-lines.ts';
import { sha256, sumOfLines } from '../../../server/src/plan/fingerprint.ts';
import { naturalOrder } from '../../../server/src/plan/natural-order.ts';
import { below, overlaps, parents } from '../../../server/src/plan/path-relations.ts';
import * as patterns from '../../../server/src/plan/target-patterns.ts';
import { needOf } from '../../../server/src/plan/target-patterns.ts';
import { parseCfg } from '../../../server/src/syntax/cfg.ts';

test('names are sorted as people number them', () => {
	const names = [
		'node10',
		'node9',
		'node',
		'node09',
		'node9a',
		'10.0.0.10',
		'10.0.0.9',
		'Node1',
		'node123456789012345678901',
	];
	expect([...names].sort(naturalOrder)).toEqual([
		'10.0.0.9',
		'10.0.0.10',
		'Node1',
		'node',
		'node09',
		'node9',
		'node9a',
		'node10',
		'node123456789012345678901',
	]);
	for (const a of names)
		for (const b of names) expect(Math.sign(naturalOrder(a, b))).toBe(-Math.sign(naturalOrder(b, a)) + 0);
});

test('paths', () => {
	expect([below('/a', '/a'), below('/a', '/a/b'), below('/a', '/ab')]).toEqual(['', '/b', undefined]);
	expect([overlaps('/a/b', '/a'), overlaps('/a', '/ab')]).toEqual([true, false]);
	expect(parents('/a/b/c')).toEqual(['/a/b', '/a']);
});

test('sums of texts, and of texts that are there in lines', () => {
	const long = 'x'.repeat(70_000);
	const lines = Array.from({ length: 9000 }, (_, at) => (at % 100 === 0 ? `节点 ${at} \ud800` : `part ${at} "\\`));
	for (const all of [
		lines,
		[long],
		[''],
		[],
		[long, '节点', long, ''],
		['x'.repeat(65_535), 'y'],
		['x'.repeat(65_536)],
	]) {
		expect(sumOfLines(all)).toBe(sha256(all.join('\n')));
	}
	expect(sha256('')).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
	expect(sha256('节点\n')).toBe('23b8f37277985b76730716c33bdf09fbb1364415813e1d2b1a1e077ef34b952f');
});

describe('editing lines', () => {
	const edit = (
		text: string,
		...rest: [{ line: number; start: number; end: number; text: string }[], string[]?, string[]?]
	) =>
		editLines(parseCfg(text).lines, {
			edits: rest[0].map(({ line, start, end, text: by }) => ({ line, at: { start, end }, text: by })),
			first: rest[1] ?? [],
			last: rest[2] ?? [],
		});

	test('touches nothing but the places, blanks at ends, and a missing line end', () => {
		expect(edit('a=1 \t\r\n# x\r\n\r\nb=2', [{ line: 0, start: 2, end: 3, text: '77' }])).toBe(
			'a=77\r\n# x\r\n\r\nb=2\r\n',
		);
	});

	test('several edits of one line, and insertions at one place in their order', () => {
		const edits = [
			{ line: 0, start: 2, end: 3, text: 'X' },
			{ line: 0, start: 5, end: 5, text: ',p' },
			{ line: 0, start: 5, end: 5, text: ',q' },
		];
		expect(edit('s=a,b\n', edits)).toBe('s=X,b,p,q\n');
	});

	test('new lines come first or after the last line with text', () => {
		expect(edit('a=1\nb=2\n\n\n', [], ['mode=x'], ['c=3'])).toBe('mode=x\na=1\nb=2\nc=3\n\n\n');
		expect(edit('', [], ['mode=x'], ['c=3'])).toBe('mode=x\nc=3\n');
	});
});

test('every pattern says what it needs', () => {
	const all = Object.values(patterns).filter((value) => value instanceof RegExp);
	expect(all.length).toBeGreaterThan(7);
	for (const pattern of all) expect(needOf(String(pattern)), String(pattern)).toBeDefined();
});
