import { type Locale, render, say } from '../../base/message.ts';
import type { FileId, Position } from '../../base/span.ts';
import type { Diagnostic } from '../../features/diagnostics.ts';
import type { Report } from './report.ts';

/** The report for a terminal: a line a finding, as compilers write them, with the other places below it. */
export function textReport(report: Report, locale: Locale): string {
	const lines = report.findings.flatMap((finding) => findingLines(finding, report));
	const changed = report.changed ? [changedLine(report.changed, report, locale)] : [];
	return [...lines, ...(lines.length > 0 ? [''] : []), ...changed, summary(report, locale)].join('\n');
}

function findingLines(finding: Diagnostic, report: Report): string[] {
	const { file, range, severity, code, message } = finding;
	return [
		`${place(report.show(file), range.start)}: ${severity}: ${message} [${code}]`,
		...relatedLines(finding, report).map((line) => `    ${line}`),
	];
}

/** The other places that a finding speaks of, a line each. */
export function relatedLines({ related }: Diagnostic, { show }: Report): string[] {
	return related.map((other) => `${place(show(other.file), other.range.start)}: ${other.message}`);
}

function place(file: string, { line, character }: Position): string {
	return `${file}:${line + 1}:${character + 1}`;
}

/** What fixes have changed. */
function changedLine(files: readonly FileId[], { show }: Report, locale: Locale): string {
	if (files.length === 0) return render(say({ en: 'Nothing to fix.', zh: '没有可修复的问题。' }), locale);
	const list = files.map(show).join(', ');
	return render(say({ en: 'Fixed: {list}', zh: '已修复：{list}' }, { list }), locale);
}

/** How many there are of each severity. */
export function summary({ files, findings }: Report, locale: Locale): string {
	const count = (severity: string) => findings.filter((finding) => finding.severity === severity).length;
	return render(
		say(
			{
				en: '{files} files checked: {errors} errors, {warnings} warnings, {infos} infos, {hints} hints.',
				zh: '已检查 {files} 个文件：{errors} 个错误，{warnings} 个警告，{infos} 条信息，{hints} 条提示。',
			},
			{
				files: files.length,
				errors: count('error'),
				warnings: count('warning'),
				infos: count('info'),
				hints: count('hint'),
			},
		),
		locale,
	);
}
