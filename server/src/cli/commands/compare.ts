import path from 'node:path';
import { hasDrift } from '../../drift/compare.ts';
import { driftOf, reportOf } from '../../features/drift/drift.ts';
import { notFetched } from '../../features/drift/fetch-files.ts';
import { nodeFiles, toId } from '../../node/file-access.ts';
import { exitCode, localeFrom, oneOf, readArguments, refusal, UsageError } from '../command.ts';
import { driftJson, driftText } from '../formats/drift.ts';
import { meantIn, sayProblems } from '../meant.ts';
import { showPath } from '../show-path.ts';

/** Compares the configuration of a cluster with what fetch.sh has copied from its hosts. */
export async function compare(args: readonly string[]): Promise<number> {
	const { values, positionals } = readArguments(args, {
		fetched: { type: 'string' },
		all: { type: 'boolean', default: false },
		format: { type: 'string', default: 'text' },
		config: { type: 'string' },
		locale: { type: 'string' },
	});
	const { fetched: folder } = values;
	if (folder === undefined)
		throw refusal({
			en: '--fetched DIR is missing: the folder that fetch.sh lies in',
			zh: '缺少 --fetched DIR：fetch.sh 所在的目录',
		});
	const format = oneOf('format', values.format, ['text', 'json']);
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
