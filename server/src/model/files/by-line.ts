import { countOfFirst } from '../../base/collections.ts';

/** The index of the first of some things in order of lines that stands on a line or below it. */
export function firstFrom(things: readonly { readonly line: number }[], line: number): number {
	return countOfFirst(things, (thing) => thing.line < line);
}

/** Some things a number of lines further down, or up; the very same where there is nothing to move. */
export function movedBy<T extends { readonly line: number }>(things: readonly T[], lines: number): readonly T[] {
	return lines === 0 ? things : things.map((thing) => ({ ...thing, line: thing.line + lines }));
}
