import { shownValue } from '../../catalog/secrets.ts';
import { comparedLines } from '../line-diff.ts';

const CONTEXT = 2;

/** What changes from one text to another, as lines that begin with a sign; unchanged lines only around changes. */
export function diffLines(before: string, after: string): string[] {
	const all = comparedLines(shownLines(before), shownLines(after));
	const near = all.map((_, at) =>
		all.slice(Math.max(0, at - CONTEXT), at + CONTEXT + 1).some(({ sign }) => sign !== ' '),
	);
	return all.flatMap(({ sign, text }, at) => {
		if (near[at]) return [sign + withoutSecret(text)];
		return near[at - 1] ? ['…'] : [];
	});
}

/** Lines with what ends them, as far as it is not the usual: then people can see what else changes. */
export function shownLines(text: string): string[] {
	const lines = text.split('\n');
	const last = lines.pop() ?? '';
	const shown = lines.map((line) => line.replace(/\r$/, ' ␍'));
	return last === '' ? shown : [...shown, `${last} (no newline)`];
}

/** A line of a configuration file, with the value of a secret masked. */
export function withoutSecret(line: string): string {
	const [, head = '', name = '', value = ''] = /^(\s*(?:[^=]*\.)?(\w+)\s*=)(.*)$/.exec(line) ?? [];
	return head === '' ? line : head + shownValue(name, value);
}
