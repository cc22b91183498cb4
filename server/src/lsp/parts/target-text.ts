import type { FileId } from '../../base/span.ts';
import { isTargetFile } from '../../features/target-file/target-text.ts';
import type { Session } from '../session.ts';

/** The text of an open target; nothing for any other file. */
export function targetText(documents: Session['documents'], file: FileId): string | undefined {
	return isTargetFile(file) ? documents.of(file)?.getText() : undefined;
}
