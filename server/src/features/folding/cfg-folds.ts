import type { CfgFile } from '../../model/files/cfg-file.ts';
import type { CfgLine } from '../../syntax/cfg.ts';
import type { Fold } from './fold.ts';
import { type Remarks, remarksIn } from './remarks.ts';
import { sectionFolds } from './sections.ts';

/**
 * What can be folded in a settings file: regions and sections with a heading, settings below a line of comment, the
 * settings of one node, and a list that carriage returns cut.
 */
export function cfgFolds(file: CfgFile): Fold[] {
	const { lines } = file.tree;
	const remarks = remarksIn(lines);
	const paragraphs = paragraphFolds(lines, remarks);
	const bodies = new Set(paragraphs.map(({ first, last }) => `${first + 1}-${last}`));
	const nodes = file.kind === 'cluster' ? nodeFolds(lines, remarks) : [];
	return [
		...sectionFolds(lines, remarks),
		...paragraphs,
		...nodes.filter(({ first, last }) => !bodies.has(`${first}-${last}`)), // all that stands below its comment
		...file.cuts,
	];
}

/** A line of comment and the settings below it, until a blank line or the next comment. */
function paragraphFolds(lines: readonly CfgLine[], remarks: Remarks): Fold[] {
	const folds: Fold[] = [];
	for (const [first, remark] of remarks.entries()) {
		if (remark !== 'prose' || remarks[first - 1] === 'prose') continue;
		let last = first;
		while (goesOn(lines, remarks, last + 1)) last++;
		if (remarks[first + 1] === undefined) folds.push({ first, last });
	}
	return folds;
}

/** Whether a line belongs to the settings above it: a setting, one that is switched off, or part of a value. */
function goesOn(lines: readonly CfgLine[], remarks: Remarks, line: number): boolean {
	const kind = lines[line]?.kind;
	if (kind === undefined || kind === 'blank') return false;
	return remarks[line] === undefined || remarks[line] === 'setting';
}

/** Settings that have the same alias or pattern before them, one below the other. */
function nodeFolds(lines: readonly CfgLine[], remarks: Remarks): Fold[] {
	const folds: Fold[] = [];
	for (let first = 0; first < lines.length; first++) {
		const qualifier = qualifierOf(lines[first]);
		if (qualifier === undefined || remarks[first] !== undefined) continue;
		let last = first;
		let line = first + 1;
		for (; goesOn(lines, remarks, line); line++) {
			if (remarks[line] === 'setting') continue;
			if (qualifierOf(lines[line]) !== qualifier) break;
			last = line;
		}
		folds.push({ first, last });
		first = last;
	}
	return folds;
}

function qualifierOf(line: CfgLine | undefined): string | undefined {
	return line?.kind === 'entry' ? line.qualifier?.text : undefined;
}
