import { type ChildProcessByStdio, spawn } from 'node:child_process';
import type { Readable } from 'node:stream';
import * as vscode from 'vscode';

const INTERRUPT = '\x03';

/**
 * VS Code looks for problems in what a terminal shows, which is a moment later than it is written; what comes after the
 * end is lost. Terminals of processes wait, too, before they say that theirs has ended.
 */
const SHOWN_AFTER = 500; // milliseconds

/**
 * Our command line tool in a terminal. VS Code itself is the Node.js that runs it, so that none has to be installed; over
 * pipes, because on Windows the program of VS Code is none that writes to a terminal it is started in.
 */
export class ToolTerminal implements vscode.Pseudoterminal {
	readonly #tool: string;
	readonly #args: readonly string[];
	readonly #folder: string;
	readonly #text = new vscode.EventEmitter<string>();
	readonly #ended = new vscode.EventEmitter<number>();
	readonly onDidWrite = this.#text.event;
	readonly onDidClose = this.#ended.event;
	#child: ChildProcessByStdio<null, Readable, Readable> | undefined;

	constructor(tool: vscode.Uri, args: readonly string[], folder: vscode.Uri) {
		this.#tool = tool.fsPath;
		this.#args = args;
		this.#folder = folder.fsPath;
	}

	open(): void {
		const env = { ...process.env, ELECTRON_RUN_AS_NODE: '1' };
		const child = spawn(process.execPath, [this.#tool, ...this.#args], {
			cwd: this.#folder,
			env,
			stdio: ['ignore', 'pipe', 'pipe'],
		});
		this.#child = child;
		for (const stream of [child.stdout, child.stderr])
			stream.setEncoding('utf8').on('data', (text: string) => this.#text.fire(text.replaceAll('\n', '\r\n')));
		child.once('error', ({ message }) => this.#text.fire(`${message}\r\n`)); // it did not start: `close` comes, too
		child.once('close', (code) => setTimeout(() => this.#ended.fire(code ?? 1), SHOWN_AFTER));
	}

	handleInput(keys: string): void {
		if (keys === INTERRUPT) this.#child?.kill('SIGINT');
	}

	/** VS Code calls it for a terminal that somebody closes, and for a task that is ended. */
	close(): void {
		this.#child?.kill();
	}
}
