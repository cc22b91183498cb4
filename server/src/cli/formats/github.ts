import type { Locale } from '../../base/message.ts';
import type { Diagnostic } from '../../features/diagnostics.ts';
import { regionOf } from './region.ts';
import type { Report } from './report.ts';
import { relatedLines, summary } from './text.ts';

const COMMANDS = { error: 'error', warning: 'warning', info: 'notice', hint: 'notice' } as const;

/** The report as commands to the runner of GitHub, which puts them beside the lines of a pull request. */
export function githubReport(report: Report, locale: Locale): string {
	return [...report.findings.map((finding) => commandFor(finding, report)), summary(report, locale)].join('\n');
}

function commandFor(finding: Diagnostic, report: Report): string {
	const { file, range, severity, code, message } = finding;
	const { startLine, startColumn, endLine, endColumn } = regionOf(file, range, report);
	// The runner counts the last letter as part of the place, and takes columns within one line only.
	const columns = startLine === endLine ? { col: startColumn, endColumn: Math.max(endColumn - 1, startColumn) } : {};
	const properties = { file: report.show(file), line: startLine, endLine, ...columns, title: code };
	const shown = Object.entries(properties).map(([name, value]) => `${name}=${escapedProperty(String(value))}`);
	const text = [message, ...relatedLines(finding, report)].join('\n');
	return `::${COMMANDS[severity]} ${shown.join(',')}::${escaped(text)}`;
}

function escaped(text: string): string {
	return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapedProperty(text: string): string {
	return escaped(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
