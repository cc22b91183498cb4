import { type Locale, render } from '../../base/message.ts';
import type { FileId } from '../../base/span.ts';
import { diagnose } from '../../features/diagnostics.ts';
import type { Severity } from '../../rules/rule.ts';
import { compareWithBaseline, writeBaseline } from '../baseline-file.ts';
import { complain, defineCommand, exitCode, type Given, localeFrom, oneOf, refusal } from '../command.ts';
import { fixFiles } from '../fix.ts';
import { checkFormats } from '../formats/check-formats.ts';
import type { Report } from '../formats/report.ts';
import { type Loaded, load } from '../load.ts';
import { noFiles } from '../no-files.ts';
import {
	configOption,
	excludeOption,
	fails,
	formatOption,
	localeOption,
	type Options,
	severityOption,
} from '../options.ts';
import { showPath } from '../show-path.ts';
import { readUnsaved } from '../unsaved.ts';

const options = {
	fix: {
		type: 'boolean',
		default: false,
		says: { en: 'Carries out the fixes that are certain, and writes the files.', zh: '执行确定无疑的修复并写入文件。' },
	},
	format: formatOption('text', 'json', 'sarif', 'junit', 'github', 'gitlab', 'checkstyle'),
	'max-severity': severityOption,
	baseline: {
		type: 'string',
		value: 'FILE',
		completes: 'file',
		says: {
			en: 'A file with known findings: only others are shown and count.',
			zh: '已知问题的基线文件：仅显示和计入其他问题。',
		},
	},
	'write-baseline': {
		type: 'string',
		value: 'FILE',
		completes: 'file',
		says: { en: 'Writes all findings into such a file.', zh: '将所有问题写入基线文件。' },
	},
	exclude: excludeOption,
	'stdin-path': {
		type: 'string',
		value: 'FILE',
		completes: 'file',
		says: {
			en: 'Standard input stands for this file, and only it is asked for; all others come from PATH.',
			zh: '标准输入代替该文件，且仅检查该文件；其余文件取自 PATH。',
		},
	},
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
	const isFailure = (severity: Severity) => fails(severity, least);
	const locale = localeFrom(values.locale);
	const paths = positionals.length > 0 ? positionals : ['.'];
	const loaded = await loadFor(values, paths, locale);
	const fixed = values.fix ? await fixFiles(loaded) : undefined;
	const problems = [...loaded.problems, ...(fixed?.problems ?? [])];
	complain(problems, locale);
	const report: Report = { ...findingsIn(loaded, locale), changed: fixed?.files, problems, fails: isFailure };
	if (report.files.length === 0 && problems.length === 0) throw noFiles(paths);
	if (values['write-baseline'] !== undefined) return keepKnown(report, values['write-baseline'], locale);
	const { findings } = await withoutKnown(report, values.baseline, locale);
	console.log(checkFormats[format]({ ...report, findings }, locale));
	if (problems.length > 0) return exitCode.refused;
	return findings.some(({ severity }) => isFailure(severity)) ? exitCode.findings : exitCode.clean;
}

async function loadFor(values: Given<typeof options>['values'], paths: readonly string[], locale: Locale) {
	const { config, exclude, fix, 'stdin-path': stdinPath } = values;
	if (stdinPath !== undefined && fix) throw refusal(NO_FIX);
	const unsaved = stdinPath === undefined ? undefined : await readUnsaved(stdinPath);
	return load(paths, locale, { config, exclude, unsaved });
}

const NO_FIX = {
	en: '--fix writes files, and with --stdin-path there is none to write',
	zh: '--fix 会写入文件，不能与 --stdin-path 同时使用',
};

/** Writes a baseline; one with half of the findings would be none, so that nothing is written where a file was not read. */
async function keepKnown(report: Report, file: string, locale: Locale): Promise<number> {
	if (report.problems.length > 0) return exitCode.refused;
	console.log(render(await writeBaseline(report, file), locale));
	return exitCode.clean;
}

async function withoutKnown(report: Report, baseline: string | undefined, locale: Locale) {
	if (baseline === undefined) return report;
	const { findings, notes } = await compareWithBaseline(report, baseline);
	complain(notes, locale);
	return { findings };
}

function findingsIn({ workspace, isAsked }: Loaded, locale: Locale) {
	const snapshot = workspace.snapshot();
	const files = [...snapshot.files.keys()].filter(isAsked).sort();
	const findings = files.flatMap((file) => diagnose(snapshot, file, locale));
	return { files, findings, show: showPath, textOf: (file: FileId) => snapshot.texts.get(file) ?? '' };
}
