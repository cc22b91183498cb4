import { type Locale, render, say, type Template } from '../base/message.ts';
import type { Command } from './command.ts';
import { widthOf } from './formats/columns.ts';
import { type Option, shownOptions } from './options.ts';
import { folded, optionShape, PROGRAM, usageLines, wordsOf } from './usage.ts';

/** What `dolphindb-cluster --help` prints. */
export function helpText(commands: readonly Command[], locale: Locale): string {
	const width = Math.max(...commands.map(({ name }) => name.length));
	const usage = commands.map((command) => usageLines(command, width)).join('\n');
	const codes = EXIT_CODES.map(({ code, says }) => folded(`  ${code}  `, wordsOf(says[locale]), 5));
	return [INTRODUCTION[locale], '', usage, '', MORE[locale], '', CODES[locale], ...codes, ''].join('\n');
}

/** What `dolphindb-cluster COMMAND --help` prints. */
export function commandHelp(command: Command, locale: Locale): string {
	const options = shownOptions(command.options).map(([name, option]) => optionHelp(name, option, locale));
	return [usageLines(command, 0), '', command.says[locale], '', ...options, ''].join('\n');
}

/** Help of options begins in this column. */
const INDENT = 22;

function optionHelp(name: string, option: Option, locale: Locale): string {
	const shape = `  ${optionShape(name, option)}`;
	const head = widthOf(shape) < INDENT - 1 ? shape.padEnd(INDENT) : `${shape}\n${' '.repeat(INDENT)}`;
	return folded(head, wordsOf(option.says[locale] + defaultText(option, locale)), INDENT);
}

/** What holds where an option is not given; a switch is off then, as everybody expects. */
export function defaultText({ default: value }: Option, locale: Locale): string {
	if (typeof value !== 'string') return '';
	return render(say({ en: ' Default: {value}.', zh: '默认为 {value}。' }, { value }), locale);
}

/** What the program is for, in a sentence. */
export const INTRODUCTION: Template = {
	en: 'Checks the configuration files of DolphinDB clusters and plans migrations.',
	zh: '检查 DolphinDB 集群的配置文件，并制定迁移计划。',
};

const MORE: Template = {
	en: `"${PROGRAM} COMMAND --help" explains the options of a command,
"${PROGRAM} --version" prints the version. Settings come from the nearest
dolphindb-cluster.json in the folder or above it.`,
	zh: `"${PROGRAM} COMMAND --help" 说明某个命令的选项，"${PROGRAM} --version" 输出版本。
设置取自该目录或其上级目录中最近的 dolphindb-cluster.json。`,
};

const CODES: Template = { en: 'Exit codes:', zh: '退出码：' };

/** What the exit codes mean. */
export const EXIT_CODES: readonly { readonly code: number; readonly says: Template }[] = [
	{
		code: 0,
		says: {
			en: 'nothing found at or above the severity (default: error), or the work is done',
			zh: '没有达到所选级别（默认为 error）的问题，或已完成',
		},
	},
	{
		code: 1,
		says: {
			en: 'findings, files that "format --check" would change, hosts that differ, no plan, a rehearsal that does not end as planned, or a cluster that "topology --fail" stops or takes data from',
			zh: '有问题，"format --check" 会修改某些文件，主机与工作区不一致，没有计划，演练结果与计划不符，或 "topology --fail" 使集群不可用或数据可能不可用',
		},
	},
	{ code: 2, says: { en: 'the request could not be carried out', zh: '无法执行请求' } },
	{
		code: 3,
		says: { en: 'a fault of ours, or a machine on which rehearse cannot work', zh: '程序自身出错，或本机不能进行演练' },
	},
];
