import { statSync } from 'node:fs';
import path from 'node:path';
import { type Locale, render, say } from '../../base/message.ts';
import { complain, defineCommand, exitCode, type Given, localeFrom, oneOf, refusal } from '../command.ts';
import { type Editor, filesFor, markerFile, type SetUpFile, setUps } from '../init/set-ups.ts';
import { isThere, writeMissing } from '../init/write-missing.ts';
import { localeOption, type Options } from '../options.ts';

const editors = Object.keys(setUps) as Editor[]; // a literal has no other keys

const options = {
	editor: {
		type: 'string',
		words: editors,
		isNeeded: true,
		says: { en: 'The editor that is set up.', zh: '要配置的编辑器。' },
	},
	command: {
		type: 'string',
		value: 'PROGRAM',
		completes: 'file',
		says: {
			en: 'The program that the editor starts, instead of dolphindb-cluster on the PATH.',
			zh: '编辑器要启动的程序，代替 PATH 中的 dolphindb-cluster。',
		},
	},
	'dry-run': {
		type: 'boolean',
		default: false,
		says: { en: 'Prints the files and writes nothing.', zh: '仅输出文件内容，不写入。' },
	},
	locale: localeOption,
} as const satisfies Options;

/** Writes what an editor needs into a folder. A file that is there stays as it is. */
export const init = defineCommand(
	{
		name: 'init',
		says: {
			en: 'Writes the set-up of an editor into the folder with the configuration.',
			zh: '将编辑器的配置写入存放集群配置的目录。',
		},
		takes: { shown: '[DIR]', completes: 'folder' },
		options,
	},
	run,
);

async function run({ values, positionals }: Given<typeof options>): Promise<number> {
	const locale = localeFrom(values.locale);
	const [given = '.', ...more] = positionals;
	if (more.length > 0) throw refusal(ONE_FOLDER);
	if (values.editor === undefined) throw refusal(NO_EDITOR, { list: editors.join(', ') });
	const editor = oneOf('editor', values.editor, editors);
	const folder = path.resolve(given);
	if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) throw refusal(NO_FOLDER, { given });
	const files = filesFor(editor, values.command === undefined ? undefined : programFrom(values.command));
	if (!files) throw refusal(NO_PROGRAM, { editor });
	const all = editor === 'vscode' || hasMarker(folder) ? files : [...files, markerFile];
	if (values['dry-run']) return show(all);
	const code = await write(folder, given, all, locale);
	console.error(render(say(setUps[editor].next), locale));
	return code;
}

/** A path is that of this moment: editors are started elsewhere. A bare name is looked for on the PATH. */
function programFrom(command: string): string {
	// biome-ignore lint/suspicious/noControlCharactersInRegex: no editor has a way to write them in all its quotes
	if (command === '' || /[\u0000-\u001f]/.test(command)) throw refusal(NOT_A_PROGRAM);
	return /[\\/]/.test(command) ? path.resolve(command) : command;
}

function hasMarker(folder: string): boolean {
	const above = path.dirname(folder);
	return isThere(path.join(folder, markerFile.path)) || (above !== folder && hasMarker(above));
}

function show(files: readonly SetUpFile[]): number {
	for (const { path: name, text } of files) console.log(`==> ${name} <==\n${text}`);
	return exitCode.clean;
}

/** Writes what is not there yet, and prints what has to be added by hand. */
async function write(folder: string, given: string, files: readonly SetUpFile[], locale: Locale): Promise<number> {
	const others = await writeMissing(folder, given, files);
	for (const { path: name } of others) complain([say(IS_THERE, { file: path.join(given, name) })], locale);
	show(others);
	return others.length > 0 ? exitCode.refused : exitCode.clean;
}

const ONE_FOLDER = { en: 'init takes one folder', zh: 'init 只接受一个目录' };
const NO_FOLDER = { en: '{given}: no such folder', zh: '{given}：没有该目录' };
const NO_EDITOR = {
	en: '--editor NAME is missing: one of {list}',
	zh: '缺少 --editor NAME：{list} 之一',
};
const NO_PROGRAM = {
	en: '--command does not go with {editor}, whose extension brings the program along',
	zh: '--command 不适用于 {editor}：其扩展自带程序',
};
const NOT_A_PROGRAM = { en: '--command: this is no name of a program', zh: '--command：不是程序名称' };
const IS_THERE = {
	en: '{file} is there already and stays as it is; add what is printed, if it is not in it',
	zh: '{file} 已存在，保持不变；若其中没有输出的内容，请自行添加',
};
