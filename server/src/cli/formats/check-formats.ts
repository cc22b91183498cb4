import type { Locale } from '../../base/message.ts';
import { checkstyleReport } from './checkstyle.ts';
import { githubReport } from './github.ts';
import { gitlabReport } from './gitlab.ts';
import { jsonReport } from './json.ts';
import { junitReport } from './junit.ts';
import type { Report } from './report.ts';
import { sarifReport } from './sarif.ts';
import { textReport } from './text.ts';

/** The forms that findings can be printed in, by the word behind `--format`. */
export const checkFormats = {
	text: textReport,
	json: jsonReport,
	sarif: sarifReport,
	junit: junitReport,
	github: githubReport,
	gitlab: gitlabReport,
	checkstyle: checkstyleReport,
} as const satisfies Readonly<Record<string, (report: Report, locale: Locale) => string>>;
