import type { Template } from '../../base/message.ts';
import { settingsFileName } from '../../workspace/settings-file.ts';
import { PROGRAM } from '../usage.ts';
import { editorTexts } from './texts.generated.ts';

type Source = keyof typeof editorTexts;

/** A file of a set-up, by its path in the folder of the user. */
export interface SetUpFile {
	readonly path: string;
	readonly text: string;
}

/** What an editor needs to work with the files below a folder. */
interface SetUp {
	/** Where each of its texts belongs. */
	readonly files: Readonly<Record<string, Source>>;
	/** The one place where the program is named: what stands before and after it, and how a word is quoted there. */
	readonly program?: { readonly before: string; readonly after: string; readonly quote: (word: string) => string };
	/** What remains for the user. */
	readonly next: Template;
}

/** Within single quotes that are doubled. */
const doubling = (word: string) => `'${word.replaceAll("'", "''")}'`;

/** The set-ups by the name of the editor. */
export const setUps = {
	nvim: {
		files: { '.nvim.lua': 'nvim/dolphindb-cluster.lua' },
		program: { before: '{ ', after: ", 'lsp'", quote: (word) => `'${word.replaceAll(/[\\']/g, '\\$&')}'` },
		next: {
			en: 'Neovim 0.9 and later reads .nvim.lua when it is started in this folder, where your init file has "vim.o.exrc = true", and asks whether you trust it; an earlier one is started by "nvim -S .nvim.lua".',
			zh: '若您的初始化文件中有 "vim.o.exrc = true"，Neovim 0.9 及以上版本在该目录中启动时会读取 .nvim.lua，并询问是否信任；更早的版本请用 "nvim -S .nvim.lua" 启动。',
		},
	},
	vim: {
		files: { '.vimrc': 'vim/dolphindb-cluster.vim' },
		program: { before: "'dolphindb_cluster_command', ", after: ')', quote: doubling },
		next: {
			en: 'Vim reads .vimrc when it is started in this folder, where your own vimrc has "set exrc"; the plug-in ALE is needed (package vim-ale of Debian).',
			zh: '若您自己的 vimrc 中有 "set exrc"，Vim 在该目录中启动时会读取 .vimrc；需要插件 ALE（Debian 的 vim-ale 包）。',
		},
	},
	emacs: {
		files: {
			'.dir-locals.el': 'emacs/dir-locals.el',
			'.dolphindb-cluster.el': 'emacs/dolphindb-cluster.el',
		},
		program: { before: "'(", after: ' "lsp"', quote: (word) => `"${word.replaceAll(/[\\"]/g, '\\$&')}"` },
		next: {
			en: 'Emacs asks once whether .dir-locals.el may be read; "!" means always. Emacs 28 needs the package eglot.',
			zh: 'Emacs 会询问一次是否允许读取 .dir-locals.el，回答 "!" 表示始终允许。Emacs 28 需要 eglot 包。',
		},
	},
	helix: {
		files: { '.helix/languages.toml': 'helix/languages.toml' },
		program: { before: 'command = ', after: '\n', quote: (word) => JSON.stringify(word) },
		next: {
			en: 'Helix reads .helix/languages.toml when it is started in this folder.',
			zh: 'Helix 在该目录中启动时会读取 .helix/languages.toml。',
		},
	},
	kakoune: {
		files: { '.dolphindb-cluster.kak': 'kakoune/dolphindb-cluster.kak' },
		program: { before: 'dolphindb_cluster_command ', after: '\n', quote: doubling },
		next: {
			en: 'Kakoune reads .dolphindb-cluster.kak when it is started in this folder, where your kakrc has "try %{ source .dolphindb-cluster.kak }".',
			zh: '若您的 kakrc 中有 "try %{ source .dolphindb-cluster.kak }"，Kakoune 在该目录中启动时会读取 .dolphindb-cluster.kak。',
		},
	},
	vscode: {
		files: { '.vscode/extensions.json': 'vscode/extensions.json', '.vscode/tasks.json': 'vscode/tasks.json' },
		next: {
			en: 'VS Code proposes the extension when this folder is opened, and offers the task.',
			zh: 'VS Code 打开该目录时会推荐安装扩展，并提供该任务。',
		},
	},
} as const satisfies Readonly<Record<string, SetUp>>;

/** The editors that there are set-ups for. */
export type Editor = keyof typeof setUps;

/** The file by which the set-ups know the folder above all hosts, for where there is none. */
export const markerFile: SetUpFile = { path: settingsFileName, text: '{}\n' };

/** The files of an editor, with a program of the user's in the place of ours; nothing where the editor names no program. */
export function filesFor(editor: Editor, program: string | undefined): SetUpFile[] | undefined {
	const { files, program: place }: SetUp = setUps[editor];
	if (program !== undefined && !place) return undefined;
	return Object.entries(files).map(([path, source]) => {
		const text = editorTexts[source];
		return { path, text: place && program !== undefined ? named(text, place, program) : text };
	});
}

function named(text: string, { before, after, quote }: NonNullable<SetUp['program']>, program: string): string {
	return text.replace(before + quote(PROGRAM) + after, () => before + quote(program) + after);
}
