import { type Locale, render, say } from '../../base/message.ts';
import type { Position } from '../../base/span.ts';
import type { Diagnostic } from '../../features/diagnostics.ts';
import type { Report } from './report.ts';

/** The report for a terminal: a line a finding, as compilers write them, with the other places below it. */
export function textReport(report: Report, locale: Locale): string {
	const lines = report.findings.flatMap((finding) => findingLines(finding, report));
	return [...lines, ...(lines.length > 0 ? [''] : []), summary(report, locale)].join('\n');
}

function findingLines({ file, range, severity, code, message, related }: Diagnostic, { show }: Report): string[] {
	return [
		`${place(show(file), range.start)}: ${severity}: ${message} [${code}]`,
		...related.map((other) => `    ${place(show(other.file), other.range.start)}: ${other.message}`),
	];
}

function place(file: string, { line, character }: Position): string {
	return `${file}:${line + 1}:${character + 1}`;
}

function summary({ files, findings }: Report, locale: Locale): string {
	const count = (severity: string) => findings.filter((finding) => finding.severity === severity).length;
	return render(
		say(
			{
				en: '{files} files checked: {errors} errors, {warnings} warnings, {infos} infos, {hints} hints.',
				zh: '已检查 {files} 个文件：{errors} 个错误，{warnings} 个警告，{infos} 条信息，{hints} 条提示。',
			},
			{ files, errors: count('error'), warnings: count('warning'), infos: count('info'), hints: count('hint') },
		),
		locale,
	);
}
