import path from 'node:path';
import { fetchFiles } from '../../features/drift/fetch-files.ts';
import { defineCommand, exitCode, type Given, localeFrom, refusal } from '../command.ts';
import { meantIn, sayProblems } from '../meant.ts';
import { configOption, localeOption, type Options } from '../options.ts';
import { refuseForeignFolder, writeBelow } from '../write-files.ts';

const options = {
	out: {
		type: 'string',
		value: 'DIR',
		completes: 'folder',
		isNeeded: true,
		says: { en: 'The folder to write the script to.', zh: '写入脚本的目录。' },
	},
	target: {
		type: 'string',
		value: 'FILE',
		completes: 'file',
		says: { en: 'The target file that says how hosts are reached.', zh: '说明如何访问各主机的目标文件。' },
	},
	config: configOption,
	locale: localeOption,
} as const satisfies Options;

/** Writes the script that copies the configuration files of a cluster from its hosts. It asks no host by itself. */
export const writeFetchScript = defineCommand(
	{
		name: 'fetch',
		says: {
			en: 'Writes a script that copies the configuration files from the hosts.',
			zh: '写入从各主机复制配置文件的脚本。',
		},
		takes: { shown: 'PATH', completes: 'folder' },
		options,
	},
	run,
);

async function run({ values, positionals }: Given<typeof options>): Promise<number> {
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
