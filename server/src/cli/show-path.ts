import path from 'node:path';
import type { FileId } from '../base/span.ts';
import { toPath } from '../node/file-access.ts';

/** A file for people and pipelines: relative to the working directory, with slashes. */
export function showPath(file: FileId): string {
	return path.relative(process.cwd(), toPath(file)).split(path.sep).join('/') || '.';
}
