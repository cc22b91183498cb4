import { unique } from '../../base/collections.ts';
import { examineRunbook } from '../../features/doctor/examine-runbook.ts';
import type { Snapshot } from '../../workspace/workspace.ts';
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
import { doctorJson, doctorText } from '../formats/doctor.ts';
import { load, readRequired } from '../load.ts';
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

const options = {
	workspace: workspaceOption,
	host: {
		type: 'string',
		value: 'HOST',
		completes: [],
		says: { en: 'The host where the text names none.', zh: '文本未指明主机时所用的主机。' },
	},
	format: formatOption('text', 'json'),
	'max-severity': severityOption,
	config: configOption,
	locale: localeOption,
} as const satisfies Options;

/** Carries a runbook out on copies of the files in a folder, and prints what is wrong with it and what it changes. */
export const doctor = defineCommand(
	{
		name: 'doctor',
		says: {
			en: 'Examines a script or a text with shell lines on copies of the files.',
			zh: '在文件副本上检查脚本或含有 shell 命令的文本。',
		},
		takes: { shown: 'FILE', completes: 'file' },
		options,
	},
	run,
);

async function run({ values, positionals }: Given<typeof options>): Promise<number> {
	const format = oneOf('format', values.format, options.format.words);
	const least = oneOf('max-severity', values['max-severity'], options['max-severity'].words);
	const locale = localeFrom(values.locale);
	const [file, ...more] = positionals;
	if (file === undefined || more.length > 0) throw noRunbook();
	const runbook = await readRequired(file);
	const { workspace, problems } = await load([values.workspace], locale, { config: values.config });
	complain(problems, locale);
	const snapshot = workspace.snapshot();
	if (snapshot.files.size === 0 && problems.length === 0) throw noFiles([values.workspace]);
	const examined = examineRunbook(snapshot, runbook, hostOf(snapshot, values.host));
	console.log(format === 'json' ? doctorJson(examined, file, locale) : doctorText(examined, file, locale));
	if (problems.length > 0) return exitCode.refused;
	const isFound = examined.findings.some(({ severity }) => fails(severity, least));
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
