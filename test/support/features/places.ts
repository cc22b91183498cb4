import type { Location } from '../../../server/src/base/span.ts';
import type { Snapshot } from '../../../server/src/workspace/workspace.ts';
import { fixtureName } from '../check-feature.ts';

/** A place as `file:line:column text`, line and column counted from 1. */
export function shownPlace({ files }: Snapshot, { file, span }: Location): string {
	const text = files.get(file)?.tree.lines[span.line]?.text ?? '';
	return `${fixtureName(file)}:${span.line + 1}:${span.start + 1} ${text.slice(span.start, span.end)}`;
}
