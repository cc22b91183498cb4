import { type Locale, type Message, render, say, shortened } from '../../base/message.ts';
import { type Range, rangeOf } from '../../base/span.ts';
import type { Severity } from '../../rules/rule.ts';
import type { ExplainedFailure } from './explain-log.ts';

/** A place in a file that has to do with a failure, in the words of one language. */
export interface ShownPlace {
	readonly file: string;
	readonly range: Range;
	readonly message: string;
	/** Of a finding: its rule and how bad it is. */
	readonly code?: string;
	readonly severity?: Severity;
	/** The title of the fix that an editor offers. */
	readonly fix?: string;
}

/** A failure in the words of one language. Of the log itself it has nothing but what the patterns name. */
export interface ShownFailure {
	readonly id: string;
	readonly severity: 'error' | 'warning' | 'info';
	readonly title: string;
	readonly explanation: string;
	readonly advice: string;
	readonly page: string;
	/** On how many lines the log says it, and where first. */
	readonly count: number;
	readonly range: Range;
	readonly places: readonly ShownPlace[];
}

/** A line of a log may be huge. */
const LONGEST_VALUE = 200;

/** A failure as people and programs read it. */
export function shownFailure(
	{ failure, values, count, first, places }: ExplainedFailure,
	locale: Locale,
): ShownFailure {
	const words = (template: Message['template']) => render(shortened(say(template, values), LONGEST_VALUE), locale);
	return {
		id: failure.id,
		severity: failure.severity,
		title: words(failure.title),
		explanation: words(failure.explanation),
		advice: words(failure.advice),
		page: failure.page,
		count,
		range: rangeOf(first),
		places: places.map(({ at, message, finding }) => ({
			file: at.file,
			range: rangeOf(at.span),
			message: render(shortened(message, LONGEST_VALUE), locale),
			...(finding && {
				code: finding.code,
				severity: finding.severity,
				...(finding.fix && { fix: render(finding.fix, locale) }),
			}),
		})),
	};
}

/** What a log says that nothing is known of, honestly. */
export function logSummary(failures: readonly ShownFailure[], locale: Locale): string {
	const errors = failures.filter(({ severity }) => severity === 'error').length;
	const places = failures.reduce((sum, one) => sum + one.places.length, 0);
	return render(say(failures.length > 0 ? SUMMARY : NOTHING, { failures: failures.length, errors, places }), locale);
}

const SUMMARY = {
	en: '{failures} known failures, {errors} of them errors, with {places} places in the files of the workspace.',
	zh: '{failures} 个已知故障，其中 {errors} 个为错误，涉及工作区文件中的 {places} 处。',
};
const NOTHING = {
	en: 'No failure that is known by its words. That does not mean that there is none: see what the log says with <ERROR> before the node ended.',
	zh: '未发现已知的故障。这并不表示没有问题：请查看节点退出前日志中的 <ERROR>。',
};
