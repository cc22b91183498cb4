import { comparedLines, type SignedLine } from './line-diff.ts';
import { shownLines, withoutSecret } from './runbook/diff.ts';

const CONTEXT = 3;

/** A text before and after, in the unified form; a text is undefined where there is no file. Secrets are masked. */
export function unifiedDiff(name: string, before: string | undefined, after: string | undefined): string {
	const lines = comparedLines(shownLines(before ?? ''), shownLines(after ?? ''));
	const head = [`--- ${before === undefined ? '/dev/null' : name}`, `+++ ${after === undefined ? '/dev/null' : name}`];
	return [...head, ...hunks(lines).flatMap((hunk) => hunkLines(lines, hunk))].join('\n');
}

/** From one line of the comparison up to another. */
interface Hunk {
	readonly start: number;
	readonly end: number;
}

/** The changes with some lines around; those whose surroundings touch are one. */
function hunks(lines: readonly SignedLine[]): Hunk[] {
	const found: Hunk[] = [];
	for (const [at, { sign }] of lines.entries()) {
		if (sign === ' ') continue;
		const start = Math.max(0, at - CONTEXT);
		const end = Math.min(lines.length, at + CONTEXT + 1);
		const last = found.at(-1);
		if (last && start <= last.end) found[found.length - 1] = { start: last.start, end };
		else found.push({ start, end });
	}
	return found;
}

function hunkLines(lines: readonly SignedLine[], { start, end }: Hunk): string[] {
	const inside = lines.slice(start, end);
	const span = (sign: '-' | '+') => {
		const isOf = (line: SignedLine) => line.sign === ' ' || line.sign === sign;
		const count = inside.filter(isOf).length;
		return `${lines.slice(0, start).filter(isOf).length + (count > 0 ? 1 : 0)},${count}`;
	};
	return [`@@ -${span('-')} +${span('+')} @@`, ...inside.map(({ sign, text }) => sign + withoutSecret(text))];
}
