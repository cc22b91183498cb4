/** A place between two characters: line and UTF-16 column, both counted from 0, as in the language server protocol. */
export interface Position {
	readonly line: number;
	readonly character: number;
}

/** A half-open range of text that may cover several lines, for example a whole line with its line end. */
export interface Range {
	readonly start: Position;
	readonly end: Position;
}

/**
 * A half-open range of columns in one line, for example `node1` in `node1.volumes=/ssd`.
 * All formats here are made of lines, and nothing of interest crosses a line end.
 */
export interface Span {
	readonly line: number;
	readonly start: number;
	readonly end: number;
}

/** A span in a named file. */
export interface Location {
	readonly file: FileId;
	readonly span: Span;
}

/** A value and the place where it was written. */
export interface Located<T> extends Location {
	readonly value: T;
}

/** The name of a file: its URI, percent-decoded, so that one file has one name whoever spells it. */
export type FileId = string;

/** The range that covers a span. */
export function rangeOf(span: Span): Range {
	return { start: { line: span.line, character: span.start }, end: { line: span.line, character: span.end } };
}

/** Whether a position lies inside a span or touches its ends. */
export function touches(span: Span, position: Position): boolean {
	return span.line === position.line && span.start <= position.character && position.character <= span.end;
}
