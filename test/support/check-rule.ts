import { readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { render } from '../../server/src/base/message.ts';
import { applyChanges } from '../../server/src/rules/apply-changes.ts';
import { rules } from '../../server/src/rules/registry.generated.ts';
import type { Fix } from '../../server/src/rules/rule.ts';
import type { RuleFinding } from '../../server/src/rules/rule-finding.ts';
import {
	type Annotation,
	contentLines,
	encodeText,
	type FixtureCase,
	parseFixture,
	printAnnotation,
	printCase,
	type Section,
} from './fixture.ts';
import { allFindings, annotate, findingsIn, ROOT, workspaceFor } from './fixture-findings.ts';

/** Runs every case of a rule's fixture. With `UPDATE=1` it rewrites annotations and fixes instead; review the diff. */
export function checkRule(path: string, code: string): void {
	const text = readFileSync(path, 'utf8');
	const cases = parseFixture(text);
	const updating = process.env['UPDATE'] === '1';
	test(`${code} is a rule with clean and failing cases`, () => {
		if (updating) return;
		expect(
			rules.find((rule) => rule.code === code),
			`no rule ${code} in the registry; run npm run generate`,
		).toBeDefined();
		expect(
			cases.some(({ annotations }) => annotations.length > 0),
			'no case with a finding',
		).toBe(true);
		expect(
			cases.some(({ annotations }) => annotations.length === 0),
			'no clean case',
		).toBe(true);
	});
	for (const fixture of cases) {
		test(`${code}: ${fixture.title}`, () => (updating ? undefined : checkCase(fixture, code)));
	}
	if (updating) {
		const head = text.slice(0, text.indexOf('==='));
		writeFileSync(path, `${head}${cases.map((fixture) => updated(fixture, code)).join('\n')}\n`);
	}
}

function checkCase(fixture: FixtureCase, code: string): void {
	const workspace = workspaceFor(fixture.files);
	const findings = allFindings(workspace).filter((finding) => finding.code === code);
	expect(findings.filter(isWorseThanSaid)).toEqual([]);
	const found = findings.map((finding) => printed(annotate(finding)));
	const wanted = fixture.annotations.map((annotation) => printed(completed(annotation, code, findings)));
	expect(found.sort()).toEqual(wanted.sort());
	for (const expected of fixture.fixes) {
		const [finding] = findings;
		if (!finding) throw new Error('a fix is expected, but there is no finding');
		const fix = workspace.snapshot().fixes(finding)[expected.number - 1];
		if (!fix) throw new Error(`the first finding has no fix ${expected.number}`);
		if (expected.command !== undefined) expect(fix.command?.id).toBe(expected.command);
		else checkFix(fixture, finding, fix, expected.files);
	}
}

/** Whether plans would not be told about an error: they ask only the rules that say that they find some. */
function isWorseThanSaid({ code, severity }: RuleFinding): boolean {
	const rule = rules.find((one) => one.code === code);
	return severity === 'error' && rule?.severity !== 'error' && rule?.worst !== 'error';
}

function checkFix(fixture: FixtureCase, finding: RuleFinding, fix: Fix, expected: ReadonlyMap<string, string>): void {
	const after = applied(fixture, fix);
	for (const [name, text] of expected) expect(after.get(name), `${name} after “${render(fix.title, 'en')}”`).toBe(text);
	for (const [name, text] of after) {
		if (!expected.has(name)) expect(text, `${name} changed, but no fix section says so`).toBe(fixture.files.get(name));
	}
	const identity = (found: RuleFinding) => `${found.code} in ${found.at.file}: ${render(found.message, 'en')}`;
	const before = new Set(findingsIn(fixture.files).map(identity));
	const left = findingsIn(after);
	expect(left.map(identity), 'the finding is still there').not.toContain(identity(finding));
	const newErrors = left
		.filter((found) => found.severity === 'error')
		.map(identity)
		.filter((name) => !before.has(name));
	expect(newErrors, 'the fix brings new errors').toEqual([]);
}

function applied(fixture: FixtureCase, fix: Fix): Map<string, string> {
	const texts = new Map([...fixture.files].map(([name, text]) => [ROOT + name, text]));
	return new Map([...applyChanges(texts, fix.changes)].map(([id, text]) => [id.slice(ROOT.length), text]));
}

/** An annotation may leave out severity and message: then whatever the finding at its place has is right. */
function completed(wanted: Annotation, code: string, findings: readonly RuleFinding[]): Annotation {
	const there = findings
		.map((finding) => annotate(finding))
		.find(
			({ file, line, start, end }) =>
				file === wanted.file && line === wanted.line && start === wanted.start && end === wanted.end,
		);
	return {
		...wanted,
		severity: wanted.severity ?? there?.severity ?? rules.find((rule) => rule.code === code)?.severity,
		message: wanted.message ?? there?.message,
	};
}

const printed = (annotation: Annotation) =>
	`${annotation.file}:${annotation.line + 1} ${printAnnotation(annotation).trimStart()} at ${annotation.start}-${annotation.end}`;

function updated(fixture: FixtureCase, code: string): string {
	const workspace = workspaceFor(fixture.files);
	const findings = allFindings(workspace).filter((finding) => finding.code === code);
	const annotations = findings.map((finding) => annotate(finding));
	const severity = rules.find((rule) => rule.code === code)?.severity;
	const source = fixture.sections.filter((section) => section.fix === undefined);
	const sections: Section[] = source.map((section) => ({
		...section,
		lines: withAnnotations(
			section,
			annotations.filter(({ file }) => file === section.name),
			severity,
		),
	}));
	const fixes = findings
		.slice(0, 1)
		.flatMap((finding) => workspace.snapshot().fixes(finding))
		.flatMap((fix, at) => fixSections(fixture, fix, at + 1));
	return printCase(fixture.title, [...sections, ...fixes]);
}

/** The lines of a section with annotations below those they belong to. */
export function withAnnotations(
	section: Section,
	annotations: readonly Annotation[],
	own: string | undefined,
): string[] {
	const lines = contentLines(section);
	const all = (lines.length > 0 ? lines : []).flatMap((line, at) => [
		line,
		...annotations
			.filter((annotation) => annotation.line === at)
			.map((annotation) =>
				printAnnotation({ ...annotation, severity: annotation.severity === own ? undefined : annotation.severity }),
			),
	]);
	return lines.length > 0 ? all : annotations.map(printAnnotation);
}

function fixSections(fixture: FixtureCase, fix: Fix, number: number): Section[] {
	if (fix.command) return [{ name: `command ${fix.command.id}`, options: [], fix: number, lines: [] }];
	const after = applied(fixture, fix);
	const changed = [...after].filter(([name, text]) => fixture.files.get(name) !== text);
	return changed.map(([name, text]) => ({ name, fix: number, ...encodeText(text) }));
}
