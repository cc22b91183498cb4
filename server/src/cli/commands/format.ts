import { type Locale, render, say } from '../../base/message.ts';
import { complain, defineCommand, exitCode, type Given, localeFrom } from '../command.ts';
import { type FormatReport, formatFiles, type Unformatted } from '../format-files.ts';
import { load } from '../load.ts';
import { noFiles } from '../no-files.ts';
import { configOption, excludeOption, localeOption, type Options } from '../options.ts';
import { showPath } from '../show-path.ts';

const options = {
	check: {
		type: 'boolean',
		default: false,
		says: {
			en: 'Writes nothing; the exit code is 1 where a file is not formatted.',
			zh: '不写入文件；有未格式化的文件时退出码为 1。',
		},
	},
	exclude: excludeOption,
	config: configOption,
	locale: localeOption,
} as const satisfies Options;

/** Brings files into shape; with `--check` it only says which are not. */
export const format = defineCommand(
	{
		name: 'format',
		says: { en: 'Brings files into shape.', zh: '格式化文件。' },
		takes: { shown: '[PATH...]', completes: 'file' },
		options,
	},
	run,
);

async function run({ values, positionals }: Given<typeof options>): Promise<number> {
	const locale = localeFrom(values.locale);
	const paths = positionals.length > 0 ? positionals : ['.'];
	const loaded = await load(paths, locale, { config: values.config, exclude: values.exclude });
	const report = await formatFiles(loaded, values.check);
	const problems = [...loaded.problems, ...report.problems];
	complain(problems, locale);
	if (report.files === 0 && problems.length === 0) throw noFiles(paths);
	console.log(textOf(report, values.check, locale));
	if (problems.length > 0) return exitCode.refused;
	return values.check && report.changed.length > 0 ? exitCode.findings : exitCode.clean;
}

/** A line a file, and how many there are. */
function textOf({ files, changed }: FormatReport, isCheck: boolean, locale: Locale): string {
	const lines = changed.map((one) => `${showPath(one.file)}: ${linesText(one, locale)}`);
	const summary = isCheck
		? { en: '{changed} of {files} files are not formatted.', zh: '{files} 个文件中有 {changed} 个未格式化。' }
		: { en: '{changed} of {files} files formatted.', zh: '{files} 个文件中已格式化 {changed} 个。' };
	return [...lines, render(say(summary, { changed: changed.length, files }), locale)].join('\n');
}

/** More lines than this say no more. */
const MOST = 10;

/** The lines of a file that were not in shape, counted from 1. */
function linesText({ lines }: Unformatted, locale: Locale): string {
	const shown = lines.slice(0, MOST).map((line) => String(line + 1));
	const list = [...shown, ...(lines.length > MOST ? ['…'] : [])];
	const template =
		lines.length === 1 ? { en: 'line {list}', zh: '第 {list} 行' } : { en: 'lines {list}', zh: '第 {list} 行' };
	return render(say(template, { list: list.join(locale === 'zh' ? '、' : ', ') }), locale);
}
