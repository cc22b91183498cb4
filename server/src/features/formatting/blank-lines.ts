import type { ConfigFile } from '../../model/files/config-file.ts';
import { type FormattedLines, formattedLines } from './frozen-lines.ts';
import type { FormattingWishes } from './wishes.ts';

/** Lines that can go: of several blank ones in a row all but the first, and those at the end of the file. */
export function idleLines(file: ConfigFile, { trimFinalNewlines }: FormattingWishes): number[] {
	const { lines } = file.tree;
	const found = formattedLines(file);
	const { first, last, frozen } = found;
	const idle: number[] = [];
	for (let line = first + 1; line < last; line++) {
		const isRepeated = lines[line]?.kind === 'blank' && lines[line - 1]?.kind === 'blank';
		if (isRepeated && !frozen.has(line) && !frozen.has(line - 1)) idle.push(line);
	}
	if (trimFinalNewlines === false || !canEnd(found, lines.length)) return idle;
	for (let line = last + 1; line < lines.length; line++) idle.push(line);
	return idle;
}

/** Whether the file can end behind the last line that says something; a file that says nothing stays as it is. */
function canEnd({ last, frozen }: FormattedLines, count: number): boolean {
	if (last < 0) return false;
	for (let line = last + 1; line < count; line++) if (frozen.has(line)) return false;
	return true;
}
