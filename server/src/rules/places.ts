import { baseName } from '../base/paths.ts';
import type { FileId, Location } from '../base/span.ts';
import type { ConfigFile } from '../model/files/config-file.ts';
import type { Package } from '../model/package.ts';

/** The place for findings about a file as a whole: its first line. */
export function fileAt(file: ConfigFile): Location {
	return lineAt(file, 0);
}

/** The place of a whole line, without its end. */
export function lineAt(file: ConfigFile, line: number): Location {
	return { file: file.id, span: { line, start: 0, end: file.tree.lines[line]?.text.length ?? 0 } };
}

/** The name of a file as its owner calls it in a message: the last part of its path. */
export function fileName(id: FileId): string {
	return baseName(id);
}

/** Package and file in one phrase, for messages that speak of the other side: `dolphindb_2/cluster.nodes`. */
export function fileInPackage(pkg: Package | undefined, id: FileId): string {
	return pkg ? `${pkg.name.split('/')[0]}/${baseName(id)}` : baseName(id);
}
