import type { FileId } from '../../base/span.ts';
import type { Diagnostic } from '../../features/diagnostics.ts';
import { element, xmlText } from '../../features/topology/xml.ts';
import { regionOf } from './region.ts';
import type { Report } from './report.ts';
import { relatedLines } from './text.ts';
import { document } from './xml-document.ts';

/**
 * The report as results of tests: a suite for each file, a case for each finding, and one that passes for a file
 * without any. Only what makes the command fail is a failure; other findings pass and are written out.
 */
export function junitReport(report: Report): string {
	const all = report.findings;
	const tests = report.files.reduce((sum, file) => sum + Math.max(findingsIn(file, report).length, 1), 0);
	return document(
		'testsuites',
		{ name: 'dolphindb-cluster', tests, failures: failuresIn(all, report), errors: 0 },
		report.files.map((file) => suite(file, report)),
	);
}

function findingsIn(file: FileId, { findings }: Report): Diagnostic[] {
	return findings.filter((finding) => finding.file === file);
}

function failuresIn(findings: readonly Diagnostic[], { fails }: Report): number {
	return findings.filter(({ severity }) => fails(severity)).length;
}

function suite(file: FileId, report: Report): string {
	const findings = findingsIn(file, report);
	const name = report.show(file);
	const cases = findings.map((finding) => testCase(finding, report));
	const passed = element('testcase', { name: 'check', classname: name, file: name });
	const counts = { tests: Math.max(findings.length, 1), failures: failuresIn(findings, report), errors: 0 };
	return element('testsuite', { name, ...counts, skipped: 0 }, (cases.length > 0 ? cases : [passed]).join(''));
}

function testCase(finding: Diagnostic, report: Report): string {
	const { code, severity, message } = finding;
	const file = report.show(finding.file);
	const { startLine: line, startColumn: column } = regionOf(finding.file, finding.range, report);
	const lines = [`${file}:${line}:${column}: ${severity}: ${message}`, ...relatedLines(finding, report)];
	const text = lines.map(xmlText).join('\n');
	const content = report.fails(severity)
		? element('failure', { type: code, message }, text)
		: element('system-out', {}, text);
	return element('testcase', { name: `${code} (${line}:${column})`, classname: file, file, line }, content);
}
