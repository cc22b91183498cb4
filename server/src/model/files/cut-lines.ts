import type { CfgLine } from '../../syntax/cfg.ts';

/** A setting whose value goes on behind carriage returns, which `file-embedded-cr` reports. */
export interface CutLines {
	readonly first: number;
	readonly last: number;
}

/**
 * The line on which the value of a setting ends. A lone carriage return ends a line for editors, but where a comma
 * stands on either side of it, the text behind it certainly belongs to the value.
 */
export function lastLineOf(lines: readonly CfgLine[], line: number): number {
	let last = line;
	while (goesOn(lines, last)) last++;
	return last;
}

/** Whether a value goes on below a line: the text there is no setting by itself, and a comma joins the two. */
export function goesOn(lines: readonly CfgLine[], line: number): boolean {
	const [above, below] = [lines[line], lines[line + 1]];
	if (above?.eol !== '\r' || below?.kind !== 'error') return false;
	if (above.kind !== 'entry' && above.kind !== 'error') return false;
	const end = above.kind === 'entry' ? above.value : above.content;
	return end.text.endsWith(',') || (end.text !== '' && below.content.text.startsWith(','));
}
