import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Range } from '../../server/src/base/span.ts';
import { type Edit, formatFile, formatLineAbove, formatRanges } from '../../server/src/features/formatting/format.ts';
import { type ConfigFile, readConfigFile, sitesIn } from '../../server/src/model/files/config-file.ts';
import { applyEdits } from '../../server/src/rules/apply-changes.ts';
import { textOf } from '../../server/src/syntax/tree.ts';
import { type Files, mutate, mutation } from '../support/arbitraries/files.ts';
import { correctClusters, sampleClusters } from '../support/sample-clusters.ts';
import { workspaceOf } from '../support/workspace.ts';

const clusters = new Map([...sampleClusters(), ...correctClusters()]);

describe('formatting', () => {
	test.for([...clusters.keys()])('%s: keeps what the files say', (name) => {
		expect(faultsIn(clusters.get(name) ?? new Map())).toEqual([]);
	});

	describe.each([1, 2, 3, 4])('hundred %i of damaged clusters', (seed) => {
		test('keeps what the files say', () => {
			const damaged = fc.record({
				cluster: fc.constantFrom(...clusters.keys()),
				mutations: fc.array(
					mutation.filter(({ kind }) => kind !== 'hugeLine'),
					{ minLength: 1, maxLength: 4 },
				),
			});
			fc.assert(
				fc.property(damaged, ({ cluster, mutations }) => {
					expect(faultsIn(mutations.reduce<Files>(mutate, clusters.get(cluster) ?? new Map()))).toEqual([]);
				}),
				{ seed, numRuns: 100, endOnFailure: true },
			);
		});
	});

	test('of blanks everywhere keeps what the files say', () => {
		const pieces = fc.array(
			fc.oneof(
				{ weight: 3, arbitrary: fc.constantFrom(' ', '  ', '\t', '\n', '\n\n\n', '\r\n', '\r', '=', ':', ',', '.') },
				fc.constantFrom('mode', 'agent', 'node1', '10.0.0.1:8801:agent1', '8900', 'sites=', 'localSite', 'datanode'),
				fc.constantFrom('#', '//', '\ufeff', '\u00a0', '%', 'workerNum=4', '<ALIAS>', '/my disk/x'),
			),
			{ maxLength: 40 },
		);
		const kind = fc.constantFrom('nodes', 'controller', 'agent', 'cluster', 'single');
		const wishes = fc.record(
			{ trimTrailingWhitespace: fc.boolean(), insertFinalNewline: fc.boolean(), trimFinalNewlines: fc.boolean() },
			{ requiredKeys: [] },
		);
		fc.assert(
			fc.property(kind, pieces, wishes, (what, words, wished) => {
				const file = readConfigFile('file:///w/any', what, words.join(''));
				const after = readConfigFile(file.id, what, applyEdits(textOf(file.tree), formatFile(file, wished)));
				expect(saidBy(after)).toEqual(saidBy(file));
				expect(formatFile(after, wished)).toEqual([]);
			}),
			{ numRuns: 3000 },
		);
	});
});

/** What is wrong with the formatted files, in words. */
function faultsIn(texts: Files): string[] {
	const before = workspaceOf(texts).snapshot();
	const formatted = new Map(texts);
	const faults: string[] = [];
	for (const [id, file] of before.files) {
		const edits = formatFile(file);
		const text = applyEdits(textOf(file.tree), edits);
		const after = readConfigFile(id, file.kind, text);
		formatted.set(id, text);
		if (edits.some(({ newText }) => !/^(\r?\n)?$/.test(newText))) faults.push(`${id}: an edit brings text`);
		if (JSON.stringify(saidBy(after)) !== JSON.stringify(saidBy(file))) faults.push(`${id}: says something else`);
		if (formatFile(after).length > 0) faults.push(`${id}: is not formatted yet`);
		faults.push(...faultsOfParts(file));
	}
	const found = countsIn(formatted);
	const known = countsIn(texts);
	for (const [name, count] of found) if (count > (known.get(name) ?? 0)) faults.push(`brings ${name}`);
	return faults;
}

/** Ranges and single lines: nothing outside them is touched. */
function faultsOfParts(file: ConfigFile): string[] {
	const { lines } = file.tree;
	return [...lines.keys()].flatMap((line) => {
		const range: Range = {
			start: { line, character: 0 },
			end: { line: Math.min(line + 3, lines.length), character: 0 },
		};
		const outside = formatRanges(file, [range]).filter((edit) => edit.range.start.line < line || isAfter(edit, range));
		const above = formatLineAbove(file, { line, character: 0 }).filter(
			({ range: { start, end } }) => start.line !== line - 1 || end.line !== line - 1,
		);
		return [...outside, ...above].map((edit) => `${file.id}: ${JSON.stringify(edit)} lies outside ${line}`);
	});
}

function isAfter({ range: { end } }: Edit, range: Range): boolean {
	return end.line > range.end.line || (end.line === range.end.line && end.character > range.end.character);
}

/** What a file says to whoever reads it, without places; and how its lines end, but for a last one without an end. */
function saidBy(file: ConfigFile): unknown {
	const { lines } = file.tree;
	const sites = sitesIn(file).map(({ host, port, alias, mode }) => [host, port, alias, mode]);
	const comments = lines.flatMap((line) => (line.kind === 'comment' ? [line.comment.text] : []));
	const ends = lines.filter(({ kind }) => kind !== 'blank').map(({ eol }) => eol);
	const isMarked = lines[0]?.text.startsWith('\ufeff');
	const isBlank = lines[0]?.kind === 'blank';
	const shared = { sites, comments, ends: ends.slice(0, -1), isMarked, isBlank, repairs: file.repairs.length };
	if (file.kind === 'nodes') {
		const columns = file.rows.map(({ syntax }) => syntax.fields.slice(1).map(({ text }) => text));
		return { ...shared, header: [file.hasHeader, file.columns], columns };
	}
	const entries = file.entries.map(({ syntax, qualifier, name, value }) => [syntax.key.text, qualifier, name, value]);
	return { ...shared, entries, cuts: file.cuts.length };
}

/** How often each rule finds something in each file. */
function countsIn(texts: Files): Map<string, number> {
	const snapshot = workspaceOf(texts).snapshot();
	const counts = new Map<string, number>();
	for (const id of snapshot.files.keys()) {
		for (const { code } of snapshot.findings(id))
			counts.set(`${code} in ${id}`, (counts.get(`${code} in ${id}`) ?? 0) + 1);
	}
	return counts;
}
