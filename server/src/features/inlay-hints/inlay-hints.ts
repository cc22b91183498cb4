import type { Locale } from '../../base/message.ts';
import type { FileId, Position, Range } from '../../base/span.ts';
import type { CfgFile } from '../../model/files/cfg-file.ts';
import type { Snapshot } from '../../workspace/workspace.ts';
import { contextOf } from '../hover/hover.ts';
import { defaultHints } from './defaults.ts';
import { effectiveHints } from './effective-values.ts';
import type { Hint, HintContext, HintKind } from './hint.ts';
import { roleHints } from './roles.ts';
import { unitHints } from './units.ts';

/** By kind, in the order in which hints at one place stand. */
const makers: Readonly<Record<HintKind, (file: CfgFile, context: HintContext) => Iterable<Hint>>> = {
	units: unitHints,
	roles: roleHints,
	defaults: defaultHints,
	effectiveValues: effectiveHints,
};

/** The hints within a range of a settings file, in order of place. The rows of cluster.nodes say everything themselves. */
export function inlayHints(snapshot: Snapshot, id: FileId, range: Range, locale: Locale): Hint[] {
	const context = contextOf(snapshot, id, locale);
	if (!context || context.file.kind === 'nodes') return [];
	const { file } = context;
	const lines = { ...context, first: range.start.line, last: range.end.line };
	const wanted = snapshot.settings.inlayHints;
	return Object.entries(makers)
		.filter(([kind]) => wanted[kind as HintKind]) // the keys are the kinds
		.flatMap(([, make]) => [...make(file, lines)])
		.filter(({ position }) => compare(range.start, position) <= 0 && compare(position, range.end) <= 0)
		.sort((a, b) => compare(a.position, b.position));
}

function compare(a: Position, b: Position): number {
	return a.line - b.line || a.character - b.character;
}
