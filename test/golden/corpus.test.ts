import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import type { RuleFinding } from '../../server/src/rules/rule-finding.ts';
import { corpusFolder, hasCorpus } from '../support/corpus.ts';
import { readAll } from '../support/read-all.ts';
import { workspaceOf } from '../support/workspace.ts';
import { differences } from './corpus-differences.ts';

const ROOT = 'file:///w/';

/** A place that people who read the files by hand have something to say about; `line` counts from 1. */
interface Place {
	readonly file: string;
	readonly line: number | null;
}

interface Defect extends Place {
	readonly severity: 'error' | 'warning' | 'debatable' | 'info' | 'cosmetic';
	readonly rule: string;
	readonly also?: readonly Place[];
}

interface Case {
	readonly slug: string;
	/** `null`: not to be judged. */
	readonly expected_clean: boolean | null;
	readonly known_defects: readonly Defect[];
}

/** Differences between what was found by hand and by us, each as `case: what`; all have to be in the table. */
const unexplained = (found: readonly string[]) => found.filter((one) => !differences.has(one));

describe.runIf(hasCorpus('findings on real files'))('real files', () => {
	const cases = hasCorpus('the list of their defects')
		? (JSON.parse(readFileSync(path.join(corpusFolder, 'INDEX.json'), 'utf8')) as { cases: Case[] }).cases
		: [];
	const seen = new Set<string>();

	test.for(cases.filter(({ slug }) => slug.startsWith('lookalike-')).map(({ slug }) => slug))(
		'%s is not claimed',
		(slug) => {
			expect([...workspaceAt(slug).files.keys()]).toEqual([]);
		},
	);

	test.for(cases.filter((one) => one.expected_clean !== null).map((one) => [one.slug, one] as const))(
		'%s: everything known is found, and nothing else',
		([slug, one]) => {
			const found = findingsIn(slug);
			const all = [...missing(one, found), ...surplus(one, found)].map((what) => `${slug}: ${what}`);
			for (const difference of all) seen.add(difference);
			expect(unexplained(all)).toEqual([]);
		},
	);

	test('the table holds nothing that is not so any more', () => {
		expect([...differences.keys()].filter((one) => !seen.has(one))).toEqual([]);
	});
});

function workspaceAt(slug: string) {
	const texts = readAll(path.join(corpusFolder, slug));
	return workspaceOf([...texts].map(([file, text]) => [ROOT + file, text] as const)).snapshot();
}

/** Findings that a linter has to be right about. */
function findingsIn(slug: string): RuleFinding[] {
	const snapshot = workspaceAt(slug);
	return [...snapshot.files.keys()].flatMap((file) => snapshot.findings(file));
}

const isGrave = ({ severity }: { readonly severity: string }) => severity === 'error' || severity === 'warning';
const lineOf = ({ at }: RuleFinding) => `${at.file.slice(ROOT.length)}:${at.span.line + 1}`;

/** Errors and warnings that were found by hand, and of which no finding speaks at the place or at one that goes with it. */
function missing({ known_defects }: Case, found: readonly RuleFinding[]): string[] {
	const at = new Set(
		found.filter(({ severity }) => severity !== 'hint').flatMap((one) => [lineOf(one), one.at.file.slice(ROOT.length)]),
	);
	const isFound = ({ file, line }: Place) => at.has(line === null ? file : `${file}:${line}`);
	return known_defects
		.filter((defect) => isGrave(defect) && ![defect, ...(defect.also ?? [])].some(isFound))
		.map(({ rule, file, line }) => `missing ${rule} at ${file}:${line ?? '*'}`);
}

/** Errors and warnings of ours where nobody found anything by hand. */
function surplus({ known_defects }: Case, found: readonly RuleFinding[]): string[] {
	const places = known_defects.flatMap((defect) => [defect, ...(defect.also ?? [])]);
	const known = new Set(places.map(({ file, line }) => (line === null ? file : `${file}:${line}`)));
	return found
		.filter((one) => isGrave(one) && !known.has(lineOf(one)) && !known.has(one.at.file.slice(ROOT.length)))
		.map((one) => `${one.code} at ${lineOf(one)}`);
}
