import { unique } from '../base/collections.ts';
import type { CfgFile } from '../model/files/cfg-file.ts';
import { isWorker, type NodesFile } from '../model/files/nodes-file.ts';
import type { AddedWorker } from './added-workers.ts';
import type { FileEdits } from './edit-lines.ts';
import type { Placement } from './plan.ts';
import { workerLines } from './worker-lines.ts';

/** What cluster.cfg gets for nodes that are added. */
export type WorkersEdits = Required<Pick<FileEdits, 'edits' | 'between' | 'last'>>;

/** No node is added. */
export const NOTHING: WorkersEdits = { edits: [], between: [], last: [] };

/** The lines of nodes that are added: below those that they are made like, else at the end. */
export function workersEdits(file: CfgFile, workers: readonly AddedWorker[]): WorkersEdits {
	const lines = workers.flatMap((worker) =>
		workerLines(file, worker).flatMap(({ name, value = '', like, stale }) => {
			const text = `${worker.node.alias}.${name}=${value}`;
			return [{ text, value, like, stale }];
		}),
	);
	return {
		edits: lines.flatMap(({ value, stale }) =>
			stale ? [{ line: stale.line, at: stale.syntax.value, text: value }] : [],
		),
		between: lines.flatMap(({ text, like }) => (like ? [{ before: like.before, text }] : [])),
		last: lines.filter(({ like, stale }) => !like && !stale).map(({ text }) => text),
	};
}

/** What stands in the columns behind the mode: for a data or compute node its group and zone, for others nothing. */
export function furtherColumns(
	file: NodesFile,
	worker: AddedWorker | undefined,
	placementOf: ReadonlyMap<string, Placement>,
): string[] {
	const like = file.rows.find(({ alias }) => alias === worker?.like?.alias);
	const known: Readonly<Partial<Record<string, string>>> = worker
		? {
				computeGroup: like?.computeGroup,
				zone: zonesOn(file, worker.node.host, placementOf)[0],
				...worker.columns,
			}
		: {};
	return file.columns.slice(2).map((name) => known[name] ?? '');
}

/** The zones that the data and compute nodes have that shall run on a host. */
export function zonesOn(
	{ rows }: Pick<NodesFile, 'rows'>,
	host: string,
	placementOf: ReadonlyMap<string, Placement>,
): string[] {
	const there = rows.filter((row) => isWorker(row) && placementOf.get(row.alias)?.host === host);
	return unique(there.map(({ zone }) => zone).filter((zone) => zone !== ''));
}
