import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { type FixScope, fixAll, preferredFix } from '../../server/src/features/fix-all/fix-all.ts';
import { textChanges } from '../../server/src/features/fix-all/text-changes.ts';
import { applyChanges } from '../../server/src/rules/apply-changes.ts';
import type { RuleFinding } from '../../server/src/rules/rule-finding.ts';
import type { Workspace } from '../../server/src/workspace/workspace.ts';
import { corpusCases, corpusFolder } from '../support/corpus.ts';
import { parseFixture } from '../support/fixture.ts';
import { allFindings, ROOT, workspaceFor } from '../support/fixture-findings.ts';
import { readAll } from '../support/read-all.ts';

const fixtures = path.resolve(import.meta.dirname, '../fixtures/rules');
const everything: FixScope = { files: () => true, mayChange: () => true };
const isHere = existsSync(corpusFolder);
if (!isHere) console.warn(`SKIPPED (no ${corpusFolder}): fix all is not tried on real files`);

describe('fix all brings no error, and leaves nothing that it could mend', () => {
	const names = readdirSync(fixtures, { recursive: true, encoding: 'utf8' }).filter((name) =>
		name.endsWith('.fixture'),
	);
	test.for(names.sort())('%s', (name) => {
		for (const { title, files } of parseFixture(readFileSync(path.join(fixtures, name), 'utf8'))) {
			expect(faults(workspaceFor(files)), title).toEqual([]);
		}
	});

	test.runIf(isHere).for(isHere ? corpusCases() : [])('real files: %s', (name) => {
		expect(faults(workspaceFor(readAll(path.join(corpusFolder, name))))).toEqual([]);
	});
});

function faults(workspace: Workspace): string[] {
	const before = allFindings(workspace);
	const { texts } = workspace.snapshot();
	const { texts: changed } = fixAll(workspace, everything);
	const after = workspace.fork();
	for (const [file, text] of changed) after.setText(file, text);
	return [
		...newErrors(before, allFindings(after)),
		...left(after),
		...(fixAll(after, everything).texts.size > 0 ? ['a second time changes more'] : []),
		...asEdits(texts, changed),
	];
}

function newErrors(before: readonly RuleFinding[], after: readonly RuleFinding[]): string[] {
	const counts = (findings: readonly RuleFinding[]) => {
		const found = new Map<string, number>();
		for (const { code, at, severity } of findings) {
			const name = `${code} in ${at.file.slice(ROOT.length)}`;
			if (severity === 'error') found.set(name, (found.get(name) ?? 0) + 1);
		}
		return found;
	};
	const old = counts(before);
	return [...counts(after)].filter(([name, count]) => count > (old.get(name) ?? 0)).map(([name]) => `brings ${name}`);
}

/** What a fix that brings no error would still mend. */
function left(workspace: Workspace): string[] {
	return allFindings(workspace).flatMap((finding) => {
		const fix = preferredFix(workspace.snapshot(), finding);
		if (!fix) return [];
		const copy = workspace.fork();
		const changed = applyChanges(workspace.snapshot().texts, fix.changes);
		for (const file of new Set([...changed.keys(), ...workspace.snapshot().texts.keys()]))
			copy.setText(file, changed.get(file));
		const isHarmful = newErrors(allFindings(workspace), allFindings(copy)).length > 0;
		return isHarmful ? [] : [`leaves ${finding.code} in ${finding.at.file.slice(ROOT.length)}`];
	});
}

/** The edits that an editor gets have to lead to the same texts. */
function asEdits(before: ReadonlyMap<string, string>, changed: ReadonlyMap<string, string | undefined>): string[] {
	const after = applyChanges(before, textChanges(before, changed));
	return [...changed]
		.filter(([file, text]) => after.get(file) !== text)
		.map(([file]) => `edits of ${file} lead elsewhere`);
}
