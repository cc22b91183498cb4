import path from 'node:path';
import { hasDrift } from '../../drift/compare.ts';
import { driftOf, reportOf } from '../../features/drift/drift.ts';
import { notFetched } from '../../features/drift/fetch-files.ts';
import { nodeFiles, toId } from '../../node/file-access.ts';
import { defineCommand, exitCode, type Given, localeFrom, oneOf, refusal, UsageError } from '../command.ts';
import { driftJson, driftText } from '../formats/drift.ts';
import { meantIn, sayProblems } from '../meant.ts';
import { configOption, formatOption, localeOption, type Options } from '../options.ts';
import { showPath } from '../show-path.ts';

const options = {
	fetched: {
		type: 'string',
		value: 'DIR',
		completes: 'folder',
		isNeeded: true,
		says: { en: 'The folder that fetch.sh lies in.', zh: 'fetch.sh 所在的目录。' },
	},
	all: {
		type: 'boolean',
		default: false,
		says: { en: 'Prints what does not differ, too.', zh: '同时输出没有差异的内容。' },
	},
	format: formatOption('text', 'json'),
	config: configOption,
	locale: localeOption,
} as const satisfies Options;

/** Compares the configuration of a cluster with what fetch.sh has copied from its hosts. */
export const compare = defineCommand(
	{
		name: 'compare',
		says: {
			en: 'Compares the workspace with what was fetched from the hosts.',
			zh: '将工作区与从各主机取得的文件进行比较。',
		},
		takes: { shown: 'PATH', completes: 'folder' },
		options,
	},
	run,
);

async function run({ values, positionals }: Given<typeof options>): Promise<number> {
	const { fetched: folder } = values;
	if (folder === undefined)
		throw refusal({
			en: '--fetched DIR is missing: the folder that fetch.sh lies in',
			zh: '缺少 --fetched DIR：fetch.sh 所在的目录',
		});
	const format = oneOf('format', values.format, options.format.words);
	const locale = localeFrom(values.locale);
	const meant = await meantIn(positionals, undefined, locale, values.config);
	if ('problems' in meant) {
		sayProblems(meant.problems, undefined, locale);
		return exitCode.refused;
	}
	const drift = await driftOf(nodeFiles.read, toId(path.resolve(folder)), meant, values.all ? 'all' : 'differing');
	if (drift.fetched.isEmpty) throw new UsageError(notFetched(folder));
	const grid = reportOf(drift, { locale, all: values.all, show: showPath });
	console.log(format === 'json' ? driftJson(grid) : driftText(grid, locale));
	return hasDrift(drift.grid) ? exitCode.findings : exitCode.clean;
}
