import type { LineNode } from '../../syntax/tree.ts';
import type { Fold } from './fold.ts';
import type { Remarks } from './remarks.ts';

/** Regions from mark to mark, and sections from one heading to the next; a section ends where its region does. */
export function sectionFolds(lines: readonly LineNode[], remarks: Remarks): Fold[] {
	const regions = regionsIn(remarks);
	const ends = new Set(regions.map(({ last }) => last));
	const begins = new Set(regions.map(({ first }) => first));
	const folds: Fold[] = [...regions];
	/** The heading that is open in each region around, the innermost last. */
	const open: (number | undefined)[] = [undefined];
	const close = (line: number) => {
		const first = open.pop();
		if (first !== undefined) folds.push({ first, last: lastOfSection(lines, remarks, line) });
	};
	for (const [line, remark] of remarks.entries()) {
		if (begins.has(line)) open.push(undefined);
		if (ends.has(line)) close(line);
		if (remark !== 'heading') continue;
		close(line);
		open.push(line);
	}
	while (open.length > 0) close(lines.length);
	return folds;
}

/** Marks without a partner are comments. */
function regionsIn(remarks: Remarks): Fold[] {
	const regions: Fold[] = [];
	const begun: number[] = [];
	for (const [line, remark] of remarks.entries()) {
		if (remark === 'begin') begun.push(line);
		const first = remark === 'end' ? begun.pop() : undefined;
		if (first !== undefined) regions.push({ first, last: line, kind: 'region' });
	}
	return regions;
}

/** The line on which a section ends that goes on until another one begins: without that one's upper line of signs. */
function lastOfSection(lines: readonly LineNode[], remarks: Remarks, next: number): number {
	let last = next - 1;
	if (remarks[last] === 'rule' && remarks[next] === 'heading' && remarks[next + 1] === 'rule') last--;
	while (last > 0 && lines[last]?.kind === 'blank') last--;
	return last;
}
