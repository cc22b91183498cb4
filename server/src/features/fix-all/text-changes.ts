import type { FileId } from '../../base/span.ts';
import type { FileChange } from '../../rules/rule.ts';
import { splitLines } from '../../syntax/lines.ts';

/** The changes that lead from old texts to new ones, line by line, so that an editor keeps cursors and folds. */
export function textChanges(
	before: ReadonlyMap<FileId, string>,
	after: ReadonlyMap<FileId, string | undefined>,
): FileChange[] {
	const gone = new Set([...after].filter(([, text]) => text === undefined).map(([file]) => file));
	return [...after].flatMap(([file, text]): FileChange[] => {
		if (text === undefined) return [];
		const old = before.get(file);
		if (old !== undefined) return lineChanges(file, old, text);
		const from = origin(file, text, before, gone);
		if (from === undefined) return [{ kind: 'create', file, text }];
		gone.delete(from);
		return [{ kind: 'rename', from, to: file }];
	});
}

/** The file that a new one was before: one of the same text that is gone, rather the one whose name it goes on. */
function origin(
	file: FileId,
	text: string,
	before: ReadonlyMap<FileId, string>,
	gone: ReadonlySet<FileId>,
): FileId | undefined {
	const same = [...gone].filter((one) => before.get(one) === text);
	return same.find((one) => file.startsWith(one)) ?? same[0];
}

function lineChanges(file: FileId, old: string, now: string): FileChange[] {
	const [was, is] = [linesOf(old), linesOf(now)];
	let top = 0;
	while (top < was.length && top < is.length && was[top] === is[top]) top++;
	let [wasEnd, isEnd] = [was.length, is.length];
	while (wasEnd > top && isEnd > top && was[wasEnd - 1] === is[isEnd - 1]) {
		wasEnd--;
		isEnd--;
	}
	if (wasEnd - top !== isEnd - top) return [replaceLines(file, was, top, wasEnd, is.slice(top, isEnd).join(''))];
	return runs(top, wasEnd, (at) => was[at] !== is[at]).map(([from, to]) =>
		replaceLines(file, was, from, to, is.slice(from, to).join('')),
	);
}

/** The runs of neighbouring lines that differ: editors take one edit for them more kindly than many that touch. */
function runs(from: number, to: number, differs: (at: number) => boolean): [number, number][] {
	const found: [number, number][] = [];
	for (let at = from; at < to; at++) {
		const last = found.at(-1);
		if (!differs(at)) continue;
		if (last?.[1] === at) last[1] = at + 1;
		else found.push([at, at + 1]);
	}
	return found;
}

/** Lines with their ends; joined they are the text. */
function linesOf(text: string): string[] {
	return [...splitLines(text)].map((line) => line.text + line.eol).filter((line) => line !== '');
}

function replaceLines(file: FileId, lines: readonly string[], from: number, to: number, newText: string): FileChange {
	const last = lines[to - 1] ?? '';
	const isOpen = to === lines.length && !/[\r\n]$/.test(last); // the last line has no end, and so no line after it
	const end = isOpen && to > 0 ? { line: to - 1, character: last.length } : { line: to, character: 0 };
	const previous = lines[from - 1] ?? '';
	const start =
		from === lines.length && from > 0 && !/[\r\n]$/.test(previous)
			? { line: from - 1, character: previous.length }
			: { line: from, character: 0 };
	return { kind: 'edit', file, range: { start, end: from === to ? start : end }, newText };
}
