import type { FileId } from '../../base/span.ts';
import type { Snapshot } from '../../workspace/workspace.ts';

/** The line of a configuration file that a place of a problem, `file:line`, stands for; nothing for places in targets. */
export function fileOfPlace(
	{ files }: Pick<Snapshot, 'files'>,
	place: string,
): { readonly file: FileId; readonly line: number } | undefined {
	const [, file, line] = /^(.+):(\d+)$/.exec(place) ?? [];
	return file !== undefined && files.has(file) ? { file, line: Number(line) - 1 } : undefined;
}
