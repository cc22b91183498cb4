import { readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { render } from '../../../server/src/base/message.ts';
import { allAtOnce } from '../../../server/src/base/pieces.ts';
import { type ExplainedFailure, explainLog } from '../../../server/src/features/logs/explain-log.ts';
import { shownFailure } from '../../../server/src/features/logs/report.ts';
import { scanLog } from '../../../server/src/logs/log-scan.ts';
import { withAnnotations } from '../check-rule.ts';
import { type Annotation, type FixtureCase, parseFixture, printAnnotation, printCase } from '../fixture.ts';
import { ROOT, workspaceFor } from '../fixture-findings.ts';

/** The section with the places in the files that explain what the log says. */
const RESULT = 'places';

/**
 * Runs every case of a fixture of a known failure: files of a cluster, a section `….log` with the failures that are found
 * in it, and a section `places`. With `UPDATE=1` it rewrites both instead; review the diff.
 */
export function checkLog(path: string, id: string): void {
	const text = readFileSync(path, 'utf8');
	const cases = parseFixture(text);
	if (process.env['UPDATE'] === '1') {
		writeFileSync(path, `${cases.map(updated).join('\n')}\n`);
		return;
	}
	test(`${id} is found in the words of its source`, () => {
		expect(cases[0]?.annotations.map(({ code }) => code)).toContain(id);
	});
	for (const one of cases) {
		test(`${id}: ${one.title}`, () => {
			const failures = explained(one);
			expect(annotationsOf(one, failures).map(printed)).toEqual(one.annotations.map(printed));
			expect(placesText(failures)).toBe(one.files.get(RESULT) ?? '');
		});
	}
}

/** What is known of the log of a case. */
export function explained({ files }: FixtureCase): ExplainedFailure[] {
	const [name, log = ''] = [...files].find(([file]) => isLog(file)) ?? [];
	const config = new Map([...files].filter(([file]) => !isLog(file) && file !== RESULT));
	return explainLog(workspaceFor(config).snapshot(), allAtOnce(scanLog(log)), name);
}

function annotationsOf({ files }: FixtureCase, failures: readonly ExplainedFailure[]): Annotation[] {
	const file = [...files.keys()].find(isLog) ?? '';
	return failures.map((failure) => {
		const { title, count } = shownFailure(failure, 'en');
		const message = `${title}${count > 1 ? ` (${count} lines)` : ''}`;
		return { file, ...failure.first, severity: failure.failure.severity, code: failure.failure.id, message };
	});
}

function placesText(failures: readonly ExplainedFailure[]): string {
	const lines = failures.flatMap(({ failure: { id }, places }) =>
		places.map(({ at: { file, span }, message, finding }) => {
			const fix = finding?.fix ? ` -> ${render(finding.fix, 'en')}` : '';
			const code = finding ? ` [${finding.code}]${fix}` : '';
			return `${id}: ${file.slice(ROOT.length)}:${span.line + 1}:${span.start + 1}: ${render(message, 'en')}${code}\n`;
		}),
	);
	return lines.join('');
}

function updated(one: FixtureCase): string {
	const failures = explained(one);
	const annotations = annotationsOf(one, failures);
	const sections = one.sections
		.filter(({ name }) => name !== RESULT)
		.map((section) =>
			isLog(section.name) ? { ...section, lines: withAnnotations(section, annotations, undefined) } : section,
		);
	const lines = placesText(failures).split('\n').slice(0, -1);
	const places = { name: RESULT, options: [], fix: undefined, lines };
	return printCase(one.title, [...sections, ...(lines.length > 0 ? [places] : [])]);
}

function isLog(name: string): boolean {
	return name.endsWith('.log');
}

function printed(annotation: Annotation): string {
	return `${annotation.line + 1}: ${printAnnotation(annotation)}`;
}
