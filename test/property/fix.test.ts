import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { render } from '../../server/src/base/message.ts';
import { applyChanges } from '../../server/src/rules/apply-changes.ts';
import type { FileChange, Fix } from '../../server/src/rules/rule.ts';
import type { RuleFinding } from '../../server/src/rules/rule-finding.ts';
import { parseFixture } from '../support/fixture.ts';
import { allFindings, findingsIn, ROOT, workspaceFor } from '../support/fixture-findings.ts';

type Files = ReadonlyMap<string, string>;

const corpus = path.resolve(import.meta.dirname, '../../../shared/corpus');
const fixtures = path.resolve(import.meta.dirname, '../fixtures/rules');
const isHere = existsSync(corpus);
if (!isHere) console.warn(`skipped: fixes are not tried on real files, ${corpus} does not exist`);

describe('the first fix of every finding removes it and brings no new error', () => {
	describe('in the fixtures', () => {
		for (const name of filesIn(fixtures)) {
			test(path.basename(name), () => {
				const cases = parseFixture(readFileSync(path.join(fixtures, name), 'utf8'));
				expect(cases.flatMap(({ title, files }) => faults(title, files))).toEqual([]);
			});
		}
	});

	describe.skipIf(!isHere)('in real files', () => {
		for (const [name, files] of isHere ? corpusCases() : []) {
			test(name, () => expect(faults(name, files)).toEqual([]));
		}
	});
});

/** What goes wrong with the fixes for these files, in words. */
function faults(name: string, files: Files): string[] {
	const workspace = workspaceFor(files);
	const before = allFindings(workspace);
	return before.flatMap((finding) => {
		const [fix] = workspace.snapshot().fixes(finding);
		if (!fix || fix.changes.length === 0) return []; // a command of the editor does the rest
		return faultsOf(before, files, finding, fix).map(
			(fault) => `${name}: “${render(fix.title, 'en')}” for ${named(finding)}: ${fault}`,
		);
	});
}

function faultsOf(before: readonly RuleFinding[], files: Files, finding: RuleFinding, fix: Fix): string[] {
	const changed = changedBy(files, fix.changes);
	if ([...changed].every(([file, text]) => files.get(file) === text)) return ['changes nothing'];
	const after = findingsIn(changed);
	const remains = counted(after, named).get(named(finding)) ?? 0;
	const was = counted(before, named).get(named(finding)) ?? 0;
	return [
		...(remains < was ? [] : ['the finding is still there']),
		...newErrors(before, after).map((error) => `brings ${error}`),
	];
}

/** The files after some changes, by the names they have in the case. */
function changedBy(files: Files, changes: readonly FileChange[]): Map<string, string> {
	const texts = new Map([...files].map(([name, text]) => [ROOT + name, text]));
	return new Map([...applyChanges(texts, changes)].map(([id, text]) => [id.slice(ROOT.length), text]));
}

/** Errors of a rule in a file of which there were fewer before. What an old one says may change with the rest. */
function newErrors(before: readonly RuleFinding[], after: readonly RuleFinding[]): string[] {
	const kind = ({ code, at }: RuleFinding) => `${code} in ${nameOf(at.file)}`;
	const isError = ({ severity }: RuleFinding) => severity === 'error';
	const old = counted(before.filter(isError), kind);
	const now = counted(after.filter(isError), kind);
	return [...now].filter(([name, count]) => count > (old.get(name) ?? 0)).map(([name]) => name);
}

function counted(findings: readonly RuleFinding[], nameFor: (finding: RuleFinding) => string): Map<string, number> {
	const counts = new Map<string, number>();
	for (const name of findings.map(nameFor)) counts.set(name, (counts.get(name) ?? 0) + 1);
	return counts;
}

/** A name that stays when lines are inserted or deleted above. */
function named(finding: RuleFinding): string {
	const message = render(finding.message, 'en').replace(/\b([Ll]ines? )\d+( and \d+)?/g, '$1…');
	return `${finding.code} in ${nameOf(finding.at.file)}: ${message}`;
}

function nameOf(file: string): string {
	return file.slice(ROOT.length);
}

/** Every case of the corpus with its files; templates and look-alikes are no files of a server. */
function corpusCases(): [string, Files][] {
	const names = readdirSync(corpus, { withFileTypes: true }).filter((entry) => entry.isDirectory());
	return names
		.map(({ name }) => name)
		.filter((name) => !name.endsWith('-template') && !name.startsWith('lookalike-'))
		.map((name) => {
			const folder = path.join(corpus, name);
			const files = filesIn(folder).filter((file) => /\.(cfg|nodes)$/.test(file));
			return [name, new Map(files.map((file) => [file, readFileSync(path.join(folder, file), 'utf8')]))];
		});
}

function filesIn(folder: string): string[] {
	return readdirSync(folder, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile())
		.map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
		.sort();
}
