import { type Locale, render, say } from '../../base/message.ts';
import type { ExaminedRunbook } from '../../features/doctor/examine-runbook.ts';
import { doctorSummary, type ShownChange, shownChanges, shownFinding } from '../../features/doctor/report.ts';

/** What the doctor found, for a terminal: a line a finding, then what becomes of each file. */
export function doctorText(examined: ExaminedRunbook, file: string, locale: Locale): string {
	const findings = examined.findings.map((finding) => {
		const { range, severity, message, code } = shownFinding(finding, locale);
		return `${file}:${range.start.line + 1}:${range.start.character + 1}: ${severity}: ${message} [${code}]`;
	});
	const changes = shownChanges(examined).flatMap((change) => ['', changeText(change, locale)]);
	return [...findings, ...changes, '', doctorSummary(examined, locale)].join('\n').replace(/^\n/, '');
}

function changeText({ host, path, status, diff }: ShownChange, locale: Locale): string {
	if (status !== 'unknown') return diff;
	const template = { en: '? {file}: not known afterwards', zh: '? {file}：之后的内容未知' };
	return render(say(template, { file: `${host}:${path}` }), locale);
}

/** The same as JSON, version 1: lines and characters count from 0 (schemas/doctor-report.schema.json). */
export function doctorJson(examined: ExaminedRunbook, file: string, locale: Locale): string {
	const findings = examined.findings.map((finding) => shownFinding(finding, locale));
	return JSON.stringify({ version: 1, file, findings, changes: shownChanges(examined) }, undefined, 2);
}
