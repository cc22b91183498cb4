import type { Message } from '../../base/message.ts';
import type { FileId } from '../../base/span.ts';
import type { Diagnostic } from '../../features/diagnostics.ts';

/** The result of `check`, before it takes a form. */
export interface Report {
	/** The files that were checked. */
	readonly files: readonly FileId[];
	readonly findings: readonly Diagnostic[];
	/** The files that fixes have changed; nothing where no fixes were asked for. */
	readonly changed?: readonly FileId[] | undefined;
	/** What could not be read or written. */
	readonly problems: readonly Message[];
	/** Whether a severity makes the command fail. */
	readonly fails: (severity: Diagnostic['severity']) => boolean;
	/** A file id as a path to show. */
	readonly show: (file: FileId) => string;
	/** The text of a file that was checked, a byte order mark included. */
	readonly textOf: (file: FileId) => string;
}
