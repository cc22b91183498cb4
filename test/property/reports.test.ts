import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkFormats } from '../../server/src/cli/formats/check-formats.ts';
import type { Report } from '../../server/src/cli/formats/report.ts';
import type { Diagnostic } from '../../server/src/features/diagnostics.ts';
import { severities } from '../../server/src/rules/rule.ts';
import { sarifFaults } from '../support/sarif.ts';
import { allElements, parseXml } from '../support/xml.ts';

/** Any letters at all, those that no XML may hold and halves of letters among them. */
const words = fc.string({
	unit: fc.oneof(fc.constantFrom(...'\0\n\r\u001b%:,"<>&\ud800\uffff😀中 '), fc.string({ minLength: 1, maxLength: 1 })),
	maxLength: 12,
});
const place = fc.record({ line: fc.nat(3), character: fc.nat(9) });
const range = fc.tuple(place, fc.nat(5)).map(([start, length]) => ({
	start,
	end: { line: start.line, character: start.character + length },
}));

const reports = fc
	.array(fc.record({ path: words.map((name) => `f/${name.replaceAll('/', '')}x`), text: words }), {
		minLength: 1,
		maxLength: 3,
	})
	.chain((files) => {
		const paths = [...new Set(files.map(({ path }) => path))];
		const file = fc.constantFrom(...paths);
		const finding: fc.Arbitrary<Diagnostic> = fc.record({
			...{ file, range, message: words, severity: fc.constantFrom(...severities) },
			code: fc.constantFrom('file-crlf', 'site-bad-port'),
			related: fc.array(fc.record({ file, range, message: words }), { maxLength: 2 }),
			...{ tags: fc.constant([]), fixable: fc.boolean() },
		});
		return fc.array(finding, { maxLength: 5 }).map((findings): Report => {
			const textOf = (one: string) => files.find(({ path }) => path === one)?.text ?? '';
			const show = (one: string) => one;
			return { files: paths, findings, problems: [], fails: (severity) => severity === 'error', show, textOf };
		});
	});

test('reports are well-formed, whatever letters are in paths and messages', () => {
	fc.assert(
		fc.property(reports, (report) => {
			const { findings, files } = report;
			const elements = (text: string, name: string) => allElements(parseXml(text)).filter((one) => one.name === name);
			expect(elements(checkFormats.checkstyle(report), 'error')).toHaveLength(findings.length);
			const junit = checkFormats.junit(report);
			expect(elements(junit, 'testsuite')).toHaveLength(files.length);
			expect(elements(junit, 'failure')).toHaveLength(findings.filter(({ severity }) => severity === 'error').length);
			expect(checkFormats.github(report, 'en').split('\n')).toHaveLength(findings.length + 1);
			const marks = JSON.parse(checkFormats.gitlab(report)).map(
				({ fingerprint }: { fingerprint: string }) => fingerprint,
			);
			expect(new Set(marks).size).toBe(findings.length);
			expect(sarifFaults(JSON.parse(checkFormats.sarif(report, 'zh')))).toBeUndefined();
		}),
		{ numRuns: 60 },
	);
});
