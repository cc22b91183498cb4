import { explainLog } from '../../features/logs/explain-log.ts';
import { shownFailure } from '../../features/logs/report.ts';
import { complain, defineCommand, exitCode, type Given, localeFrom, oneOf, refusal } from '../command.ts';
import { type LogReport, logJson, logText } from '../formats/log.ts';
import { load } from '../load.ts';
import { noFiles } from '../no-files.ts';
import {
	configOption,
	fails,
	formatOption,
	localeOption,
	type Options,
	severityOption,
	workspaceOption,
} from '../options.ts';
import { readLog } from '../read-log.ts';

const options = {
	workspace: workspaceOption,
	format: formatOption('text', 'json'),
	'max-severity': severityOption,
	config: configOption,
	locale: localeOption,
} as const satisfies Options;

/** Reads logs of the server, and prints which documented failures they tell of and which lines explain them. */
export const log = defineCommand(
	{
		name: 'log',
		says: {
			en: 'Finds known failures in logs of the server, and the lines that explain them.',
			zh: '在服务器日志中查找已知故障，并指出相关的配置行。',
		},
		takes: { shown: 'FILE...', completes: 'file' },
		options,
	},
	run,
);

async function run({ values, positionals }: Given<typeof options>): Promise<number> {
	const format = oneOf('format', values.format, options.format.words);
	const least = oneOf('max-severity', values['max-severity'], options['max-severity'].words);
	const locale = localeFrom(values.locale);
	if (positionals.length === 0) throw noLog();
	const { workspace, problems } = await load([values.workspace], locale, { config: values.config });
	complain(problems, locale);
	const snapshot = workspace.snapshot();
	if (snapshot.files.size === 0 && problems.length === 0) throw noFiles([values.workspace]);
	const reports: LogReport[] = [];
	for (const file of positionals) {
		const explained = explainLog(snapshot, await readLog(file), file);
		reports.push({ file, failures: explained.map((failure) => shownFailure(failure, locale)) });
	}
	console.log(format === 'json' ? logJson(reports) : logText(reports, locale));
	if (problems.length > 0) return exitCode.refused;
	const isFound = reports.some(({ failures }) => failures.some(({ severity }) => fails(severity, least)));
	return isFound ? exitCode.findings : exitCode.clean;
}

function noLog() {
	return refusal({
		en: 'log takes the files of logs, or - for standard input',
		zh: 'log 需要日志文件，或用 - 表示标准输入',
	});
}
