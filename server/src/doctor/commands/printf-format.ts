import { type Message, say } from '../../base/message.ts';
import { escapeAt } from '../shell/escapes.ts';

/** What `printf` prints, or what of its format is not known here. */
export type Formatted = { readonly text: string } | { readonly unknown: Message };

/** Fills a format with words, again and again until all are used up. */
export function formatted(format: string, args: readonly string[]): Formatted {
	const queue = [...args];
	let text = '';
	do {
		const before = queue.length;
		const round = once(format, queue);
		if ('unknown' in round) return round;
		text += round.text;
		if (round.isCut || queue.length === before) break;
	} while (queue.length > 0);
	return { text };
}

function once(format: string, queue: string[]): Formatted & { readonly isCut?: boolean } {
	let text = '';
	for (let at = 0; at < format.length; at++) {
		const char = format[at] ?? '';
		if (char === '\\') {
			const found = escapeAt(format, at + 1, 'format');
			text += found?.text ?? char;
			at += found?.length ?? 0;
		} else if (char === '%') {
			const [whole = '', flags = '', width = '', precision = '', type = ''] =
				/^%([-0 +#]*)(\d*)(?:\.(\d*))?([a-zA-Z%])/.exec(format.slice(at)) ?? [];
			const filled = fill(type, flags, width, precision, format.slice(at).includes('.') && /\./.test(whole), queue);
			if (filled === undefined) return { unknown: notKnown(whole || '%') };
			text += filled.text;
			if (filled.isCut) return { text, isCut: true };
			at += whole.length - 1;
		} else text += char;
	}
	return { text };
}

interface Filled {
	readonly text: string;
	readonly isCut: boolean;
}

function fill(
	type: string,
	flags: string,
	width: string,
	precision: string,
	hasPrecision: boolean,
	queue: string[],
): Filled | undefined {
	if (type === '%') return { text: '%', isCut: false };
	if (/[+ #]/.test(flags)) return undefined;
	const arg = type === 's' || type === 'b' || type === 'c' || type === 'd' || type === 'i' ? queue.shift() : undefined;
	if ((width !== '' || hasPrecision || type === 'c') && /[^ -~]/.test(arg ?? '')) return undefined; // bytes are counted
	if (type === 'b' && width === '' && !hasPrecision) return expandedArgument(arg ?? '');
	const pad = (text: string, zero = false) => padded(text, Number(width || 0), flags, zero);
	if (type === 's') return pad(hasPrecision ? (arg ?? '').slice(0, Number(precision || 0)) : (arg ?? ''));
	if (type === 'c') return arg ? pad(arg.slice(0, 1)) : undefined; // else it is the character NUL
	if ((type === 'd' || type === 'i') && !hasPrecision && /^(?:-?(?:0|[1-9]\d{0,14}))?$/.test(arg ?? ''))
		return pad(String(Number(arg ?? '0')), flags.includes('0'));
	return undefined;
}

function padded(text: string, width: number, flags: string, isZero: boolean): Filled {
	if (flags.includes('-')) return { text: text.padEnd(width), isCut: false };
	if (!isZero) return { text: text.padStart(width), isCut: false };
	const sign = text.startsWith('-') ? '-' : '';
	return { text: sign + text.slice(sign.length).padStart(width - sign.length, '0'), isCut: false };
}

function expandedArgument(arg: string): Filled {
	let text = '';
	for (let at = 0; at < arg.length; at++) {
		const char = arg[at] ?? '';
		if (char === '\\' && arg[at + 1] === 'c') return { text, isCut: true };
		const found = char === '\\' ? (escapeAt(arg, at + 1, 'echo') ?? escapeAt(arg, at + 1, 'format')) : undefined;
		text += found?.text ?? char;
		at += found?.length ?? 0;
	}
	return { text, isCut: false };
}

function notKnown(what: string): Message {
	return say({ en: 'printf: {what} is not known to the doctor', zh: 'printf：诊断程序不认识 {what}' }, { what });
}
