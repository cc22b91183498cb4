import type { FileId, Position, Range } from '../../base/span.ts';
import type { Report } from './report.ts';

/** A place as other programs count: lines and columns from 1, columns in UTF-16, the end behind the last letter. */
export interface Region {
	readonly startLine: number;
	readonly startColumn: number;
	readonly endLine: number;
	readonly endColumn: number;
}

/** A range of ours as other programs count. A byte order mark is no letter to them. */
export function regionOf(file: FileId, { start, end }: Range, { textOf }: Pick<Report, 'textOf'>): Region {
	const hasMark = textOf(file).startsWith('\ufeff');
	const column = ({ line, character }: Position) => (hasMark && line === 0 ? Math.max(character, 1) : character + 1);
	return { startLine: start.line + 1, startColumn: column(start), endLine: end.line + 1, endColumn: column(end) };
}
