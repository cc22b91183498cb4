import { type Locale, render, say } from '../../base/message.ts';
import { logSummary, type ShownFailure, type ShownPlace } from '../../features/logs/report.ts';
import { showPath } from '../show-path.ts';

/** What is known of a log. */
export interface LogReport {
	/** As it was named. */
	readonly file: string;
	readonly failures: readonly ShownFailure[];
}

/** Failures of logs for a terminal: each with its first line, then where to look in the files, then what to do. */
export function logText(reports: readonly LogReport[], locale: Locale): string {
	return reports
		.map(({ file, failures }) =>
			[...failures.map((one) => failureText(file, one, locale)), summaryOf(file, failures, locale)].join('\n\n'),
		)
		.join('\n\n');
}

function summaryOf(file: string, failures: readonly ShownFailure[], locale: Locale): string {
	return `${file}: ${logSummary(failures, locale)}`;
}

function failureText(file: string, failure: ShownFailure, locale: Locale): string {
	const { range, severity, title, id, count, explanation, advice, page, places } = failure;
	const times = count > 1 ? ` ${render(say(TIMES, { count }), locale)}` : '';
	return [
		`${file}:${range.start.line + 1}:${range.start.character + 1}: ${severity}: ${title} [${id}]${times}`,
		`  ${explanation}`,
		...places.map((place) => `  ${placeText(place, locale)}`),
		...(places.length > 0 ? [] : [`  ${render(say(NO_PLACE), locale)}`]),
		`  ${render(say(ADVICE, { advice }), locale)}`,
		`  ${page}`,
	].join('\n');
}

function placeText({ file, range, message, code, fix }: ShownPlace, locale: Locale): string {
	const rule = code === undefined ? '' : ` [${code}]`;
	const mend = fix === undefined ? '' : `\n      ${render(say(FIX, { fix }), locale)}`;
	return `- ${showPath(file)}:${range.start.line + 1}:${range.start.character + 1}: ${message}${rule}${mend}`;
}

const TIMES = { en: '({count} lines)', zh: '（{count} 行）' };
const NO_PLACE = { en: 'Nothing in the files explains it.', zh: '配置文件中没有与之相关的内容。' };
const ADVICE = { en: 'What to do: {advice}', zh: '处理方法：{advice}' };
const FIX = { en: 'Fix: {fix}', zh: '修复：{fix}' };

/** The same as JSON, version 1: lines and characters count from 0 (schemas/log-report.schema.json). */
export function logJson(reports: readonly LogReport[]): string {
	const logs = reports.map(({ file, failures }) => ({
		file,
		failures: failures.map((failure) => ({
			...failure,
			places: failure.places.map((place) => ({ ...place, file: showPath(place.file) })),
		})),
	}));
	return JSON.stringify({ version: 1, logs }, undefined, 2);
}
