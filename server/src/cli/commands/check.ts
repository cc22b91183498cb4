import type { Locale } from '../../base/message.ts';
import type { FileId } from '../../base/span.ts';
import { diagnose } from '../../features/diagnostics.ts';
import type { Severity } from '../../rules/rule.ts';
import {
	complain,
	defineCommand,
	exitCode,
	type Given,
	localeFrom,
	oneOf,
	refusal,
	type UsageError,
} from '../command.ts';
import { fixFiles } from '../fix.ts';
import { checkFormats } from '../formats/check-formats.ts';
import type { Report } from '../formats/report.ts';
import { type Loaded, load } from '../load.ts';
import { configOption, fails, formatOption, localeOption, type Options, severityOption } from '../options.ts';
import { showPath } from '../show-path.ts';

const options = {
	fix: {
		type: 'boolean',
		default: false,
		says: { en: 'Carries out the fixes that are certain, and writes the files.', zh: '执行确定无疑的修复并写入文件。' },
	},
	format: formatOption('text', 'json', 'sarif', 'junit', 'github', 'gitlab', 'checkstyle'),
	'max-severity': severityOption,
	config: configOption,
	locale: localeOption,
} as const satisfies Options;

/** Checks files and folders and prints the findings. */
export const check = defineCommand(
	{
		name: 'check',
		says: { en: 'Checks files and folders and prints the findings.', zh: '检查文件和目录，输出发现的问题。' },
		takes: { shown: '[PATH...]', completes: 'file' },
		options,
	},
	run,
);

async function run({ values, positionals }: Given<typeof options>): Promise<number> {
	const format = oneOf('format', values.format, options.format.words);
	const least = oneOf('max-severity', values['max-severity'], options['max-severity'].words);
	const locale = localeFrom(values.locale);
	const paths = positionals.length > 0 ? positionals : ['.'];
	const loaded = await load(paths, locale, values.config);
	const fixed = values.fix ? await fixFiles(loaded) : undefined;
	const problems = [...loaded.problems, ...(fixed?.problems ?? [])];
	complain(problems, locale);
	const isFailure = (severity: Severity) => fails(severity, least);
	const report: Report = { ...findingsIn(loaded, locale), changed: fixed?.files, problems, fails: isFailure };
	if (report.files.length === 0 && problems.length === 0) {
		throw noFiles(paths);
	}
	console.log(checkFormats[format](report, locale));
	if (problems.length > 0) return exitCode.refused;
	return report.findings.some(({ severity }) => isFailure(severity)) ? exitCode.findings : exitCode.clean;
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

function findingsIn({ workspace, isAsked }: Loaded, locale: Locale) {
	const snapshot = workspace.snapshot();
	const files = [...snapshot.files.keys()].filter(isAsked).sort();
	const findings = files.flatMap((file) => diagnose(snapshot, file, locale));
	return { files, findings, show: showPath, textOf: (file: FileId) => snapshot.texts.get(file) ?? '' };
}
