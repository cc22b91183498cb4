import { unique } from '../../base/collections.ts';
import { examineRunbook } from '../../features/doctor/examine-runbook.ts';
import { severities } from '../../rules/rule.ts';
import type { Snapshot } from '../../workspace/workspace.ts';
import { complain, exitCode, localeFrom, oneOf, readArguments, refusal, type UsageError } from '../command.ts';
import { doctorJson, doctorText } from '../formats/doctor.ts';
import { load, readRequired } from '../load.ts';
import { noFiles } from './check.ts';

/** Carries a runbook out on copies of the files in a folder, and prints what is wrong with it and what it changes. */
export async function doctor(args: readonly string[]): Promise<number> {
	const { values, positionals } = readArguments(args, {
		workspace: { type: 'string', default: '.' },
		format: { type: 'string', default: 'text' },
		'max-severity': { type: 'string', default: 'error' },
		host: { type: 'string' },
		config: { type: 'string' },
		locale: { type: 'string' },
	});
	const format = oneOf('format', values.format, ['text', 'json']);
	const threshold = severities.indexOf(oneOf('max-severity', values['max-severity'], severities));
	const locale = localeFrom(values.locale);
	const [file, ...more] = positionals;
	if (file === undefined || more.length > 0) throw noRunbook();
	const runbook = await readRequired(file);
	const { workspace, problems } = await load([values.workspace], locale, values.config);
	complain(problems, locale);
	const snapshot = workspace.snapshot();
	if (snapshot.files.size === 0 && problems.length === 0) throw noFiles([values.workspace]);
	const examined = examineRunbook(snapshot, runbook, hostOf(snapshot, values.host));
	console.log(format === 'json' ? doctorJson(examined, file, locale) : doctorText(examined, file, locale));
	if (problems.length > 0) return exitCode.refused;
	const isFound = examined.findings.some(({ severity }) => severities.indexOf(severity) <= threshold);
	return isFound ? exitCode.findings : exitCode.clean;
}

/** The host that is to be taken where the runbook names none. */
function hostOf({ clusters }: Snapshot, host: string | undefined): string | undefined {
	const known = unique(clusters.flatMap((cluster) => cluster.packages.flatMap((one) => one.host ?? [])));
	return host === undefined ? undefined : oneOf('host', host, known);
}

function noRunbook(): UsageError {
	return refusal({
		en: 'doctor takes one file: a script, or a text with shell lines',
		zh: 'doctor 需要一个文件：脚本，或含有 shell 命令的文本',
	});
}
