import { fingerprints } from './identities.ts';
import { regionOf } from './region.ts';
import type { Report } from './report.ts';
import { relatedLines } from './text.ts';

const SEVERITIES = { error: 'critical', warning: 'major', info: 'minor', hint: 'info' } as const;

/** The report as GitLab wants it for code quality in merge requests. */
export function gitlabReport(report: Report): string {
	const marks = fingerprints(report.findings, report);
	const rows = report.findings.map((finding, at) => {
		const { file, range, severity, code, message } = finding;
		const { startLine, startColumn, endLine, endColumn } = regionOf(file, range, report);
		return {
			description: [message, ...relatedLines(finding, report)].join('\n'),
			check_name: code,
			fingerprint: marks[at],
			severity: SEVERITIES[severity],
			location: {
				path: report.show(file),
				positions: { begin: { line: startLine, column: startColumn }, end: { line: endLine, column: endColumn } },
			},
		};
	});
	return JSON.stringify(rows, undefined, 2);
}
