import { readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { render } from '../../../server/src/base/message.ts';
import { type ExaminedRunbook, examineRunbook } from '../../../server/src/features/doctor/examine-runbook.ts';
import { withAnnotations } from '../check-rule.ts';
import { type Annotation, type FixtureCase, parseFixture, printAnnotation, printCase } from '../fixture.ts';
import { workspaceFor } from '../fixture-findings.ts';

/**
 * Runs every case of a fixture of the doctor: files of hosts, and a section `runbook.sh` or `runbook.md` with the findings
 * of one code. With `UPDATE=1` it rewrites the annotations instead; review the diff.
 */
export function checkRunbook(path: string, code: string): void {
	const text = readFileSync(path, 'utf8');
	const cases = parseFixture(text);
	if (process.env['UPDATE'] === '1') {
		const head = text.slice(0, text.indexOf('==='));
		writeFileSync(path, `${head}${cases.map((one) => updated(one, code)).join('\n')}\n`);
		return;
	}
	test(`${code} has a case with a finding and one without`, () => {
		const counts = cases.map(({ annotations }) => annotations.length);
		expect(counts.some((count) => count > 0) && counts.includes(0)).toBe(true);
	});
	for (const one of cases) {
		test(`${code}: ${one.title}`, () => {
			expect(found(one, code).map(printed)).toEqual(one.annotations.map(printed));
		});
	}
}

/** What the doctor says of the runbook of a case. */
export function examined({ files }: FixtureCase): ExaminedRunbook {
	const hosts = new Map([...files].filter(([name]) => !isRunbook(name)));
	const [, runbook = ''] = [...files].find(([name]) => isRunbook(name)) ?? [];
	return examineRunbook(workspaceFor(hosts).snapshot(), runbook);
}

function found(one: FixtureCase, code: string): Annotation[] {
	const [file = ''] = [...one.files.keys()].filter(isRunbook);
	return examined(one)
		.findings.filter((finding) => finding.code === code)
		.map(({ span, severity, message }) => ({ file, ...span, severity, code, message: render(message, 'en') }));
}

function updated(one: FixtureCase, code: string): string {
	const annotations = found(one, code);
	const sections = one.sections.map((section) =>
		isRunbook(section.name) ? { ...section, lines: withAnnotations(section, annotations, undefined) } : section,
	);
	return printCase(one.title, sections);
}

function isRunbook(name: string): boolean {
	return /^runbook\.\w+$/.test(name);
}

function printed(annotation: Annotation): string {
	return `${annotation.line + 1}: ${printAnnotation(annotation)}`;
}
