import { type Address, SedError } from './program.ts';
import type { Scanner } from './scanner.ts';
import { sedRegex } from './substitution.ts';

/** Reads the address a command begins with; nothing where it has none. */
export function readAddress(scanner: Scanner, isExtended: boolean): Address | undefined {
	const digits = scanner.skip(/\d+/);
	if (digits !== '') {
		if (scanner.skip(/[ \t]*~[ \t]*/) === '') return { kind: 'line', line: Number(digits) };
		return { kind: 'step', first: Number(digits), step: Number(scanner.skip(/\d*/) || 0) };
	}
	if (scanner.skip(/\$/) !== '') return { kind: 'last' };
	if (scanner.char !== '/' && scanner.char !== '\\') return undefined;
	const delimiter = scanner.take() === '/' ? '/' : scanner.take();
	if (delimiter === '' || delimiter === '\n') throw new SedError('unterminated address regex');
	const { text } = scanner.upTo(delimiter, true);
	return { kind: 'match', regex: sedRegex(text, isExtended, scanner.skip(/[IM]*/)) };
}

/** Reads the end of a range. */
export function readRangeEnd(scanner: Scanner, isExtended: boolean): Address | undefined {
	if (scanner.skip(/\+/) !== '') return { kind: 'more', count: Number(scanner.skip(/\d+/) || Number.NaN) };
	if (scanner.skip(/~/) !== '') return { kind: 'multiple', of: Number(scanner.skip(/\d+/) || Number.NaN) };
	return readAddress(scanner, isExtended);
}
