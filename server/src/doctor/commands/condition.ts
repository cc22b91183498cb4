import type { Field } from '../shell/field.ts';
import type { Status } from '../shell/state.ts';
import type { Command, Machine } from './call.ts';

/** `test`, `[` and `[[`, as far as they ask about files and compare words. */
export const test: Command = ({ name, args }, machine) => {
	const closing = name === '[' ? ']' : name === '[[' ? ']]' : undefined;
	if (closing !== undefined && args.at(-1)?.text !== closing) return { status: 2, output: '' };
	const words = closing === undefined ? args : args.slice(0, -1);
	return { status: judged(words, machine), output: '' };
};

function judged(words: readonly Field[], machine: Machine): Status {
	const [first, second, third] = words;
	if (first?.text === '!' && words.length > 1) return negated(judged(words.slice(1), machine));
	if (words.some(({ isSure }) => !isSure)) return undefined;
	if (!first) return 1;
	if (words.length === 1) return status(first.text !== '');
	if (words.length === 2 && second) return unary(first.text, second.text, machine);
	if (words.length === 3 && second && third) return binary(first.text, second.text, third.text);
	return undefined;
}

function unary(operator: string, word: string, machine: Machine): Status {
	if (operator === '-n') return status(word !== '');
	if (operator === '-z') return status(word === '');
	const there = machine.look(machine.place(word));
	if (there === 'unsure') return undefined;
	const kind = there === 'absent' ? 'absent' : there.kind;
	switch (operator) {
		case '-e':
			return status(kind !== 'absent');
		case '-f':
			return kind === 'unknown' ? undefined : status(kind === 'file');
		case '-d':
			return kind === 'unknown' ? undefined : status(kind === 'folder');
		case '-s': {
			if (kind === 'absent') return 1;
			const text = typeof there === 'object' && there.kind === 'file' ? there.text : undefined;
			return text === undefined ? undefined : status(text !== '');
		}
		default:
			return undefined;
	}
}

function binary(left: string, operator: string, right: string): Status {
	const numbers: Readonly<Record<string, (a: number, b: number) => boolean>> = {
		'-eq': (a, b) => a === b,
		'-ne': (a, b) => a !== b,
		'-lt': (a, b) => a < b,
		'-le': (a, b) => a <= b,
		'-gt': (a, b) => a > b,
		'-ge': (a, b) => a >= b,
	};
	if (operator === '=' || operator === '==') return /[*?[]/.test(right) ? undefined : status(left === right);
	if (operator === '!=') return /[*?[]/.test(right) ? undefined : status(left !== right);
	const compare = numbers[operator];
	return compare && /^-?\d+$/.test(left) && /^-?\d+$/.test(right)
		? status(compare(Number(left), Number(right)))
		: undefined;
}

function status(isTrue: boolean): Status {
	return isTrue ? 0 : 1;
}

function negated(of: Status): Status {
	return of === undefined ? undefined : of === 0 ? 1 : 0;
}
