import { lacksFolder } from '../commands/above.ts';
import type { Call, Machine } from '../commands/call.ts';
import { said } from '../commands/said.ts';
import type { HostPath } from '../files/copy.ts';
import { fileWith, type Look } from '../files/entry.ts';
import type { Extent, Redirect, Word } from './ast.ts';
import type { Field } from './field.ts';
import type { Outcome, Stream } from './state.ts';

/** A file that is written to, and what it was before. */
export interface Target {
	readonly file: HostPath;
	readonly isAdded: boolean;
	readonly before: Look;
}

/** What a command reads from and writes to. */
export interface Opened {
	readonly input: Stream | undefined;
	readonly target: Target | undefined;
	/** What it prints goes nowhere. */
	readonly isDropped: boolean;
}

/** Opens files from left to right, as the shell does before a command runs; the outcome where one cannot be opened. */
export function openRedirects(
	machine: Machine,
	redirects: readonly Redirect[],
	at: Extent,
	expand: (word: Word) => Field,
): Opened | Outcome {
	let opened: Opened = { input: undefined, target: undefined, isDropped: false };
	for (const redirect of redirects) {
		const next = open(machine, redirect, expand(redirect.word), at);
		if ('status' in next) return next;
		opened = { ...opened, ...next };
	}
	return opened;
}

function open(machine: Machine, { op, from }: Redirect, word: Field, at: Extent): Partial<Opened> | Outcome {
	if (op === '<<') return { input: { text: word.text } };
	if (op === '<<<') return { input: { text: `${word.text}\n` } };
	if (op === '<') return openInput(machine, word, at);
	if (op === '>&' || from === 2) return {};
	if (word.text.startsWith('/dev/')) return { target: undefined, isDropped: word.text === '/dev/null' };
	return openTarget(machine, word, op === '>>' || op === '&>>', at);
}

function openInput(machine: Machine, word: Field, at: Extent): Partial<Opened> | Outcome {
	const there = machine.look(machine.place(word.text));
	if (there === 'absent') return machine.fail(shellCall(at), said.noSuchFile(word.text));
	return { input: { text: typeof there === 'object' && there.kind === 'file' ? there.text : undefined } };
}

function openTarget(machine: Machine, word: Field, isAdded: boolean, at: Extent): Partial<Opened> | Outcome {
	const file = machine.place(word.text);
	const before = machine.look(file);
	if (typeof before === 'object' && before.kind === 'folder')
		return machine.fail(shellCall(at), said.isFolder(word.text));
	if (lacksFolder(machine, file)) return machine.fail(shellCall(at), said.noSuchFile(word.text));
	if (!isAdded) machine.put(file, fileWith(''));
	return { target: { file, isAdded, before }, isDropped: false };
}

/** Writes what a command printed. */
export function writeTarget(
	machine: Machine,
	{ file, isAdded, before }: Target,
	output: string | undefined,
	call: Pick<Call, 'name' | 'at'>,
): void {
	const now = machine.look(file);
	const old = typeof now === 'object' && now.kind === 'file' ? now.text : undefined;
	const start = now === 'absent' || !isAdded ? '' : old;
	const text = output === undefined || start === undefined ? undefined : start + output;
	if (!isAdded && typeof before === 'object') machine.put(file, before); // so that the change is told from what it was
	machine.write(file, text, isAdded ? 'append' : 'replace', call);
}

/** The shell itself, where it fails to open a file. */
function shellCall(at: Extent): Call {
	return { name: 'bash', words: [], args: [], input: undefined, at };
}
