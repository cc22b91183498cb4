import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { render } from '../../server/src/base/message.ts';
import { applyChanges } from '../../server/src/rules/apply-changes.ts';
import type { RuleFinding } from '../../server/src/rules/rule-finding.ts';
import type { Snapshot } from '../../server/src/workspace/workspace.ts';
import { corpusFolder, hasCorpus, readTree } from '../support/corpus.ts';
import { workspaceOf } from '../support/workspace.ts';

const ROOT = 'file:///w/';

/** What the people who read the files by hand call a defect, and what we call it. */
const codes: Readonly<Record<string, readonly string[]>> = {
	'SITES-SELF': ['agent-sites-self-mismatch'],
	'AGENT-NOT-IN-NODES': ['agent-dormant', 'agent-not-in-nodes'],
	'NODES-DIFFER': ['cross-nodes-differ'],
	'REL1-SAME-HOST': ['controller-reliability-uneven'],
	'MODE-MISSING': ['controller-mode-missing'],
	CRLF: ['file-crlf'],
	'NO-FINAL-NEWLINE': ['file-no-final-newline'],
	'TRAILING-SPACE': ['cfg-trailing-space'],
};

interface Defect {
	readonly rule: string;
	readonly file: string;
	readonly line: number | null;
	readonly also?: readonly { readonly file: string; readonly line: number | null }[];
}

const isThere = hasCorpus('the files attached to the tutorial');

describe.runIf(isThere)('the files attached to the tutorial', () => {
	describe.each(['seed-single-server', 'seed-dual-server'])('%s', (name) => {
		const texts = textsOf(name);
		const snapshot = workspaceOf(texts).snapshot();

		test.for(defectsOf(name).map((defect) => [`${defect.rule} ${defect.file}:${defect.line}`, defect] as const))(
			'%s is reported at its place',
			([, defect]) => {
				const places = [defect, ...(defect.also ?? [])];
				const found = places.some(({ file, line }) =>
					snapshot
						.findings(ROOT + file)
						.some(
							({ code, at }) =>
								codes[defect.rule]?.includes(code) &&
								(line === null || at.span.line === line - 1 || code === 'file-crlf'),
						),
				);
				expect(found).toBe(true);
			},
		);

		test('nothing else is reported above info', () => {
			const known = new Set(
				defectsOf(name).flatMap(({ file, line, also = [] }) =>
					[{ file, line }, ...also].map((place) => `${place.file}:${place.line}`),
				),
			);
			const others = all(snapshot)
				.filter(({ severity }) => severity === 'error' || severity === 'warning')
				.filter(({ at }) => !known.has(`${at.file.slice(ROOT.length)}:${at.span.line + 1}`));
			expect(others.map(show)).toEqual([]);
		});

		test('quick-fixes lead to zero errors', () => {
			let current: ReadonlyMap<string, string> = texts;
			for (let round = 0; round < 10; round++) {
				const snapshot = workspaceOf(current).snapshot();
				const [error] = all(snapshot).filter(({ severity }) => severity === 'error');
				if (!error) break;
				const fixes = snapshot.fixes(error);
				const fix = fixes.find(({ preferred }) => preferred) ?? fixes[0];
				expect(fix, `no fix for ${show(error)}`).toBeDefined();
				current = applyChanges(current, fix?.changes ?? []);
			}
			expect(
				all(workspaceOf(current).snapshot())
					.filter(({ severity }) => severity === 'error')
					.map(show),
			).toEqual([]);
			for (const [file, text] of current) expect(text.includes('\r\n'), `${file} keeps its line ends`).toBe(true);
		});
	});
});

function all(snapshot: Snapshot): RuleFinding[] {
	return [...snapshot.files.keys()].sort().flatMap((file) => snapshot.findings(file));
}

function show({ at, severity, code, message }: RuleFinding): string {
	return `${at.file.slice(ROOT.length)}:${at.span.line + 1} ${severity} ${code}: ${render(message, 'en')}`;
}

/** The texts of a case; none where there is no corpus: the names of tests are gathered there, too. */
function textsOf(slug: string): Map<string, string> {
	if (!isThere) return new Map();
	return new Map([...readTree(path.join(corpusFolder, slug))].map(([file, text]) => [ROOT + file, text]));
}

function defectsOf(slug: string): Defect[] {
	if (!isThere) return [];
	const index = JSON.parse(readFileSync(path.join(corpusFolder, 'INDEX.json'), 'utf8'));
	return index.cases.find((one: { slug: string }) => one.slug === slug).known_defects;
}
