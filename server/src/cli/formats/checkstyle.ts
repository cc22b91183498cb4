import type { Diagnostic } from '../../features/diagnostics.ts';
import { element } from '../../features/topology/xml.ts';
import { regionOf } from './region.ts';
import type { Report } from './report.ts';
import { relatedLines } from './text.ts';
import { document } from './xml-document.ts';

const SEVERITIES = { error: 'error', warning: 'warning', info: 'info', hint: 'info' } as const;

/** The report in the form of Checkstyle, which many programs for pipelines read. */
export function checkstyleReport(report: Report): string {
	const files = report.files.map((file) => {
		const findings = report.findings.filter((finding) => finding.file === file);
		return { name: report.show(file), rows: findings.map((finding) => row(finding, report)) };
	});
	return document(
		'checkstyle',
		{ version: '4.3' },
		files.map(({ name, rows }) => element('file', { name }, rows.join(''))),
	);
}

function row(finding: Diagnostic, report: Report): string {
	const { startLine: line, startColumn: column } = regionOf(finding.file, finding.range, report);
	const message = [finding.message, ...relatedLines(finding, report)].join(' ');
	const source = `dolphindb-cluster.${finding.code}`;
	return element('error', { line, column, severity: SEVERITIES[finding.severity], message, source });
}
