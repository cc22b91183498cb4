import { reversed } from '../base/collections.ts';
import { remembering } from '../base/remember.ts';
import { safePath } from '../base/safe-path.ts';
import type { Operation } from '../plan/operation.ts';
import type { Plan } from '../plan/plan.ts';

type WriteFile = Extract<Operation, { op: 'write-file' }>;

/** A file that the scripts bring along, by its path inside the output folder. */
export interface CarriedFile {
	readonly name: string;
	readonly write: WriteFile;
}

/**
 * The contents that a plan writes, one file each. They lie at `planned-files/<host>/<path on the host>`; a content that a later
 * step replaces lies at `planned-files/<sum>/…`. Remembered for the same plan.
 */
export const carriedFiles: (plan: Plan) => readonly CarriedFile[] = remembering(filesCarriedBy);

function filesCarriedBy(plan: Plan): CarriedFile[] {
	const writes = plan.steps.flatMap(({ operations }) =>
		operations.filter((operation) => operation.op === 'write-file'),
	);
	const names = new Map<string, CarriedFile>();
	for (const write of reversed(writes)) {
		const usual = `planned-files/${safePath(write.host)}/${safePath(write.path)}`;
		const taken = names.get(usual);
		const name =
			taken && taken.write.sha256 !== write.sha256 ? `planned-files/${write.sha256.slice(0, 12)}/${usual}` : usual;
		names.set(name, { name, write });
	}
	return [...names.values()].reverse();
}

/** Finds the name of a carried file by host, path and sum; nothing where the plan does not write it. */
export function carriedNames(plan: Plan): (host: string, path: string, sha256: string) => string | undefined {
	const names = new Map(carriedFiles(plan).map(({ name, write }) => [keyOf(write), name]));
	return (host, path, sha256) => names.get(keyOf({ host, path, sha256 }));
}

function keyOf({ host, path, sha256 }: Pick<WriteFile, 'host' | 'path' | 'sha256'>): string {
	return JSON.stringify([host, path, sha256]);
}
