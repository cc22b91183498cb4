import type { FileId } from '../../base/span.ts';
import type { Diagnostic } from '../../features/diagnostics.ts';

/** The result of `check`, before it takes a form. */
export interface Report {
	/** How many files were checked. */
	readonly files: number;
	readonly findings: readonly Diagnostic[];
	/** The files that fixes have changed; nothing where no fixes were asked for. */
	readonly changed?: readonly FileId[] | undefined;
	/** A file id as a path to show. */
	readonly show: (file: FileId) => string;
}
