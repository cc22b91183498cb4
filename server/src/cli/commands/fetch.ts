import path from 'node:path';
import { fetchFiles } from '../../features/drift/fetch-files.ts';
import { exitCode, localeFrom, readArguments, refusal } from '../command.ts';
import { meantIn, sayProblems } from '../meant.ts';
import { refuseForeignFolder, writeBelow } from '../write-files.ts';

/** Writes the script that copies the configuration files of a cluster from its hosts. It asks no host by itself. */
export async function writeFetchScript(args: readonly string[]): Promise<number> {
	const { values, positionals } = readArguments(args, {
		target: { type: 'string' },
		out: { type: 'string' },
		config: { type: 'string' },
		locale: { type: 'string' },
	});
	if (values.out === undefined)
		throw refusal({
			en: '--out DIR is missing: the folder to write the script to',
			zh: '缺少 --out DIR：写入脚本的目录',
		});
	const locale = localeFrom(values.locale);
	const meant = await meantIn(positionals, values.target, locale, values.config);
	const made = 'problems' in meant ? meant : fetchFiles(meant);
	sayProblems('problems' in made ? made.problems : made.warnings, values.target, locale);
	if ('problems' in made) return exitCode.refused;
	const out = path.resolve(values.out);
	await refuseForeignFolder(out, values.out, ['fetch.sh']);
	await writeBelow(out, values.out, made.files);
	return exitCode.clean;
}
