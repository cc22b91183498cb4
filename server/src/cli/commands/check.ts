import type { Locale } from '../../base/message.ts';
import { diagnose } from '../../features/diagnostics.ts';
import { severities } from '../../rules/rule.ts';
import { complain, exitCode, localeFrom, oneOf, readArguments, refusal, type UsageError } from '../command.ts';
import { fixFiles } from '../fix.ts';
import { jsonReport } from '../formats/json.ts';
import type { Report } from '../formats/report.ts';
import { textReport } from '../formats/text.ts';
import { type Loaded, load } from '../load.ts';
import { showPath } from '../show-path.ts';

/** Checks files and folders and prints the findings. */
export async function check(args: readonly string[]): Promise<number> {
	const { values, positionals } = readArguments(args, {
		format: { type: 'string', default: 'text' },
		'max-severity': { type: 'string', default: 'error' },
		fix: { type: 'boolean', default: false },
		config: { type: 'string' },
		locale: { type: 'string' },
	});
	const format = oneOf('format', values.format, ['text', 'json']);
	const threshold = severities.indexOf(oneOf('max-severity', values['max-severity'], severities));
	const locale = localeFrom(values.locale);
	const paths = positionals.length > 0 ? positionals : ['.'];
	const loaded = await load(paths, locale, values.config);
	const fixed = values.fix ? await fixFiles(loaded) : undefined;
	const problems = [...loaded.problems, ...(fixed?.problems ?? [])];
	complain(problems, locale);
	const report = { ...reportOf(loaded, locale), changed: fixed?.files };
	if (report.files === 0 && problems.length === 0) {
		throw noFiles(paths);
	}
	console.log(format === 'json' ? jsonReport(report) : textReport(report, locale));
	if (problems.length > 0) return exitCode.refused;
	return report.findings.some(({ severity }) => severities.indexOf(severity) <= threshold)
		? exitCode.findings
		: exitCode.clean;
}

/** Refuses paths below which nothing is ours. */
export function noFiles(paths: readonly string[]): UsageError {
	return refusal(
		{
			en: '{paths}: no DolphinDB configuration files (cluster.nodes, controller.cfg, agent.cfg, cluster.cfg, dolphindb.cfg)',
			zh: '{paths}：没有 DolphinDB 配置文件（cluster.nodes、controller.cfg、agent.cfg、cluster.cfg、dolphindb.cfg）',
		},
		{ paths: paths.join(', ') },
	);
}

function reportOf({ workspace, isAsked }: Loaded, locale: Locale): Report {
	const snapshot = workspace.snapshot();
	const files = [...snapshot.files.keys()].filter(isAsked);
	const findings = files.sort().flatMap((file) => diagnose(snapshot, file, locale));
	return { files: files.length, findings, show: showPath };
}
