import { escapeAt } from '../shell/escapes.ts';
import type { Field } from '../shell/field.ts';
import { type Outcome, printed } from '../shell/state.ts';
import type { Command } from './call.ts';
import { formatted } from './printf-format.ts';

/** `echo` of bash. */
export const echo: Command = ({ args }) => {
	const words = [...args];
	let ends = true;
	let escapes = false;
	while (/^-[neE]+$/.test(words[0]?.text ?? '')) {
		for (const letter of words.shift()?.text.slice(1) ?? '') {
			if (letter === 'n') ends = false;
			else escapes = letter === 'e';
		}
	}
	const text = words.map((word) => word.text).join(' ');
	const { text: made, isCut } = escapes ? unescaped(text) : { text, isCut: false };
	return knownIf(args, `${made}${ends && !isCut ? '\n' : ''}`);
};

/** A text with what its escapes stand for; `\c` cuts it. */
function unescaped(text: string): { readonly text: string; readonly isCut: boolean } {
	let made = '';
	for (let at = 0; at < text.length; at++) {
		const char = text[at] ?? '';
		if (char !== '\\') {
			made += char;
			continue;
		}
		if (text[at + 1] === 'c') return { text: made, isCut: true };
		const found = escapeAt(text, at + 1, 'echo');
		made += found?.text ?? char;
		at += found?.length ?? 0;
	}
	return { text: made, isCut: false };
}

/** `printf` of bash. */
export const printf: Command = (call, machine) => {
	const [format, ...args] = call.args[0]?.text === '--' ? call.args.slice(1) : call.args;
	if (!format || format.text.startsWith('-')) return { status: 2, output: '' };
	const made = formatted(
		format.text,
		args.map(({ text }) => text),
	);
	if ('unknown' in made) return machine.unclear(call.at, made.unknown);
	return knownIf(call.args, made.text);
};

/** Text made of words that are not known is not known either. */
function knownIf(words: readonly Field[], text: string): Outcome {
	return printed(words.every(({ isSure }) => isSure) ? text : undefined);
}
