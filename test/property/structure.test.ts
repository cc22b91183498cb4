import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Position, Range } from '../../server/src/base/span.ts';
import { limited } from '../../server/src/features/folding/fold.ts';
import { foldsOf } from '../../server/src/features/folding/folds.ts';
import { linkedAliases } from '../../server/src/features/linked-editing/linked-aliases.ts';
import { documentLinks } from '../../server/src/features/links/document-links.ts';
import { selectionRanges } from '../../server/src/features/selection/selection-ranges.ts';
import { dataEdits, encodeTokens } from '../../server/src/features/semantic-tokens/encode.ts';
import { semanticTokens, semanticTokensIn } from '../../server/src/features/semantic-tokens/semantic-tokens.ts';
import type { ConfigFile } from '../../server/src/model/files/config-file.ts';
import type { Snapshot } from '../../server/src/workspace/workspace.ts';
import { type Files, mutate, mutation } from '../support/arbitraries/files.ts';
import { correctClusters, sampleClusters } from '../support/sample-clusters.ts';
import { workspaceOf } from '../support/workspace.ts';

const clusters = new Map([...sampleClusters(), ...correctClusters()]);

describe('the structure of files', () => {
	test.for([...clusters.keys()])('%s: every answer lies in its file', (name) => {
		expect(faultsIn(workspaceOf(clusters.get(name) ?? new Map()).snapshot())).toEqual([]);
	});

	const damaged = fc.record({
		cluster: fc.constantFrom(...clusters.keys()),
		mutations: fc.array(
			mutation.filter(({ kind }) => kind !== 'hugeLine'),
			{ minLength: 1, maxLength: 4 },
		),
	});

	test.each([1, 2, 3, 4])('hundred %i of damaged clusters: every answer lies in its file', (seed) => {
		fc.assert(
			fc.property(damaged, ({ cluster, mutations }) => {
				const files = mutations.reduce<Files>(mutate, clusters.get(cluster) ?? new Map());
				expect(faultsIn(workspaceOf(files).snapshot())).toEqual([]);
			}),
			{ seed, numRuns: 100, endOnFailure: true },
		);
	});

	test.each([5, 6])(
		'hundred %i of damaged clusters: tokens after a change, and their difference from those before',
		(seed) => {
			fc.assert(
				fc.property(damaged, ({ cluster, mutations }) => {
					const before = clusters.get(cluster) ?? new Map();
					const after = mutations.reduce<Files>(mutate, before);
					const workspace = workspaceOf(before);
					const old = numbersIn(workspace.snapshot());
					for (const file of new Set([...before.keys(), ...after.keys()])) workspace.setText(file, after.get(file));
					const now = numbersIn(workspace.snapshot());
					expect(now).toEqual(numbersIn(workspaceOf(after).snapshot()));
					for (const [id, numbers] of now) expect(changed(old.get(id) ?? [], numbers)).toEqual(numbers);
				}),
				{ seed, numRuns: 100, endOnFailure: true },
			);
		},
	);
});

function numbersIn({ files }: Snapshot): Map<string, number[]> {
	const sorted = [...files.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
	return new Map(sorted.map((file) => [file.id, encodeTokens(semanticTokens(file))]));
}

/** What a client makes of old numbers when it is told the difference. */
function changed(before: readonly number[], after: readonly number[]): number[] {
	const data = [...before];
	for (const edit of dataEdits(before, after)) data.splice(edit.start, edit.deleteCount, ...edit.data);
	return data;
}

/** What is wrong with the answers about these files, in words. */
function faultsIn(snapshot: Snapshot): string[] {
	const faults = [...snapshot.files.values()].flatMap((file) => [
		...tokenFaults(file),
		...foldFaults(file),
		...selectionFaults(file),
		...linkFaults(snapshot, file),
		...aliasFaults(snapshot, file),
	]);
	return faults.slice(0, 5);
}

function tokenFaults(file: ConfigFile): string[] {
	const tokens = semanticTokens(file);
	let last = { line: 0, end: 0 };
	const bad = tokens.filter((token) => {
		const isBehind = token.line > last.line || (token.line === last.line && token.start >= last.end);
		last = token;
		return !isBehind || token.start >= token.end || token.end > lengthOf(file, token.line);
	});
	const parts = [...file.tree.lines.keys()].flatMap((line) =>
		semanticTokensIn(file, { start: { line, character: 0 }, end: { line: line + 1, character: 0 } }),
	);
	const differs = JSON.stringify(parts) !== JSON.stringify(tokens) ? [`${file.id}: lines have other tokens`] : [];
	return [...bad.map((token) => `${file.id}: token ${JSON.stringify(token)}`), ...differs];
}

function foldFaults(file: ConfigFile): string[] {
	const folds = foldsOf(file);
	const open: number[] = [];
	const bad = folds.filter(({ first, last }, at) => {
		while (open.length > 0 && (open.at(-1) ?? 0) < first) open.pop();
		const around = open.at(-1) ?? file.tree.lines.length - 1;
		open.push(last);
		return first >= last || last > around || folds[at - 1]?.first === first;
	});
	const half = limited(folds, folds.length >> 1);
	const isFit = half.length === folds.length >> 1 && half.every((fold) => folds.includes(fold));
	return [...bad.map((fold) => `${file.id}: fold ${JSON.stringify(fold)}`), ...(isFit ? [] : [`${file.id}: limit`])];
}

function selectionFaults(file: ConfigFile): string[] {
	const { lines } = file.tree;
	const step = Math.max(1, Math.floor(lines.length / 40)); // enough of a long file
	const places = [...lines.keys()]
		.filter((line) => line % step === 0)
		.flatMap((line) => {
			const { length } = lines[line]?.text ?? '';
			return [0, Math.floor(length / 3), Math.floor(length / 2), length].map((character) => ({ line, character }));
		});
	return places.flatMap((at) => {
		const ranges = selectionRanges(file, at);
		const grows = ranges.every((range, one) => one === 0 || isWithin(ranges[one - 1], range));
		const holds = ranges.every((range) => isWithin({ start: at, end: at }, range) || isSame(range, at));
		const isPlace = ranges.every((range) => isIn(file, range));
		return grows && holds && isPlace ? [] : [`${file.id}: selections at ${JSON.stringify(at)}`];
	});
}

function linkFaults(snapshot: Snapshot, file: ConfigFile): string[] {
	const links = documentLinks(snapshot, file.id);
	const bad = links.filter(({ at, target }) => {
		const { line, start, end } = at.span;
		const leads = 'url' in target ? URL.canParse(target.url) : snapshot.files.has(target.file);
		return at.file !== file.id || start >= end || end > lengthOf(file, line) || !leads;
	});
	return bad.map((link) => `${file.id}: link ${JSON.stringify(link)}`);
}

/** Whoever asks at one of the joined places gets all of them, and all are one text. */
function aliasFaults(snapshot: Snapshot, file: ConfigFile): string[] {
	const columns = file.tree.lines
		.slice(0, 60)
		.flatMap(({ text }, line) =>
			[...text.matchAll(/[^\s:,=.|;]+/g)].map(({ index }): Position => ({ line, character: index })),
		);
	return columns.flatMap((at) => {
		const places = linkedAliases(snapshot, file.id, at);
		const texts = new Set(places.map(({ span }) => file.tree.lines[span.line]?.text.slice(span.start, span.end)));
		const [first] = places;
		const again = first && linkedAliases(snapshot, file.id, { line: first.span.line, character: first.span.start });
		const isOne = places.length === 0 || (places.length > 1 && texts.size === 1 && again?.length === places.length);
		return isOne ? [] : [`${file.id}: linked at ${JSON.stringify(at)}`];
	});
}

function lengthOf({ tree }: ConfigFile, line: number): number {
	return tree.lines[line]?.text.length ?? -1;
}

function isIn(file: ConfigFile, { start, end }: Range): boolean {
	const exists = ({ line, character }: Position) =>
		line === file.tree.lines.length ? character === 0 : character <= lengthOf(file, line);
	return exists(start) && exists(end);
}

function isWithin(inner: Range | undefined, outer: Range): boolean {
	if (!inner) return false;
	const isLarger = !(same(inner.start, outer.start) && same(inner.end, outer.end));
	return isLarger && !isAfter(outer.start, inner.start) && !isAfter(inner.end, outer.end);
}

function isSame({ start, end }: Range, at: Position): boolean {
	return same(start, at) && same(end, at);
}

function same(a: Position, b: Position): boolean {
	return a.line === b.line && a.character === b.character;
}

function isAfter(a: Position, b: Position): boolean {
	return a.line > b.line || (a.line === b.line && a.character > b.character);
}
