import { remembering } from '../../base/remember.ts';
import type { HostPath, Operation } from '../../plan/operation.ts';
import type { Step } from '../../plan/plan.ts';

/**
 * Steps in order, grouped. Steps that do nothing but ask join one another, so that all answers are told together. The
 * other groups may run at the same time: only copies, with what they require, join, and only where none needs another
 * one or touches its folders. Remembered for the same list.
 */
export const stepGroups: (steps: readonly Step[]) => readonly (readonly Step[])[] = remembering(grouped);

function grouped(steps: readonly Step[]): Step[][] {
	const groups: Step[][] = [];
	let asking: Set<string> | undefined; // the ids of the last group, where it does nothing but ask
	let busy: Busy | undefined;
	for (const step of steps) {
		const copies = copiesOf(step);
		const needs = (ids: ReadonlySet<string>) => step.after.some((id) => ids.has(id));
		const joins = copies && busy && !needs(busy.ids) && !copies.some(meets(busy));
		const asks = onlyAsks(step);
		const asksToo = asks && asking && !needs(asking);
		if (joins || asksToo) groups.at(-1)?.push(step);
		else groups.push([step]);
		asking = asks ? (asksToo ? asking?.add(step.id) : new Set([step.id])) : undefined;
		if (!joins) busy = copies && { ids: new Set(), read: newPlaces(), written: newPlaces() };
		if (busy && copies) occupy(busy, step.id, copies);
	}
	return groups;
}

/** Whether a step is nothing but requirements. */
export function onlyAsks({ operations, seals, gate }: Step): boolean {
	return !seals && gate === undefined && operations.length > 0 && operations.every(({ op }) => op === 'require');
}

type CopyTree = Extract<Operation, { op: 'copy-tree' }>;

/** What the steps of a group use. */
interface Busy {
	readonly ids: Set<string>;
	readonly read: Places;
	readonly written: Places;
}

/** Folders, and all folders above them. */
interface Places {
	readonly folders: Set<string>;
	readonly above: Set<string>;
}

function copiesOf({ operations, seals, gate }: Step): readonly CopyTree[] | undefined {
	const copies = operations.filter((operation) => operation.op === 'copy-tree');
	const others = operations.filter(({ op }) => op !== 'copy-tree' && op !== 'require');
	return !seals && !gate && copies.length > 0 && others.length === 0 ? copies : undefined;
}

/** Whether a copy writes where a group reads or writes, or reads where it writes. */
function meets({ read, written }: Busy): (copy: CopyTree) => boolean {
	return ({ from, to }) => {
		const way = foldersTo(to);
		return overlaps(way, written) || overlaps(way, read) || overlaps(foldersTo(from), written);
	};
}

function overlaps(way: readonly string[], { folders, above }: Places): boolean {
	return above.has(way.at(-1) ?? '') || way.some((folder) => folders.has(folder));
}

function occupy({ ids, read, written }: Busy, id: string, copies: readonly CopyTree[]): void {
	ids.add(id);
	for (const { from, to } of copies) {
		add(read, from);
		add(written, to);
	}
}

function add({ folders, above }: Places, place: HostPath): void {
	const way = foldersTo(place);
	folders.add(way.at(-1) ?? '');
	for (const folder of way) above.add(folder);
}

/** A folder and all above it, the topmost first, each with its host. */
function foldersTo({ host, path }: HostPath): string[] {
	const place = `${host}\n${path}`;
	const folders: string[] = [];
	for (let end = place.indexOf('/', host.length + 1); end >= 0; end = place.indexOf('/', end + 1)) {
		folders.push(place.slice(0, end));
	}
	folders.push(place);
	return folders;
}

function newPlaces(): Places {
	return { folders: new Set(), above: new Set() };
}
