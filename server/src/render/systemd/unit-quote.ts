import { utf8Bytes } from '../utf8.ts';

/** A value as one word of a unit file, always in quotes: systemd reads neither specifiers nor escapes in it. */
export function unitQuote(value: string): string {
	return `"${unitText(value).replaceAll(/[\\"]/g, '\\$&')}"`;
}

/** A value as one word of `ExecStart`, in which dollar signs stand for variables besides; in quotes where it needs them. */
export function commandWord(value: string): string {
	return BARE.test(value) ? value : unitQuote(value).replaceAll('$', '$$$$');
}

const BARE = /^[\w@:,./+-]+$/;

/** A value as the rest of a line that systemd does not cut into words. */
export function unitText(value: string): string {
	return value.replaceAll('%', '%%');
}

/** Whether a value can stand in a unit file at all: a line ends it, and other control letters are refused. */
export function fitsUnit(value: string): boolean {
	// biome-ignore lint/suspicious/noControlCharactersInRegex: exactly these have to be found
	return !/[\u0000-\u001f\u007f]/.test(value);
}

/** Whether a folder can hold a program that systemd starts: quotes and backslashes are refused there, dollars not replaced. */
export function fitsProgram(folder: string): boolean {
	return fitsUnit(folder) && !/["'\\$]/.test(folder);
}

/** An alias as part of the name of a unit, as systemd-escape writes it. */
export function unitName(alias: string): string {
	const escaped = (letter: string) =>
		utf8Bytes(letter)
			.map((byte) => `\\x${byte.toString(16).padStart(2, '0')}`)
			.join('');
	return [...alias].map((letter) => (/[A-Za-z0-9:_.]/.test(letter) ? letter : escaped(letter))).join('');
}
