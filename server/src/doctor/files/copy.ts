import { type Entry, openFolder, unknownEntry } from './entry.ts';
import type { World } from './world.ts';

/** A place on a host. */
export interface HostPath {
	readonly host: string;
	readonly path: string;
}

/** Copies a folder with everything known below it; what lies at the target already is joined with it. */
export function copyFolder(
	world: World,
	from: HostPath,
	to: HostPath,
	takes: (path: string) => boolean = () => true,
): World {
	const source = world.look(from.host, from.path);
	const entry: Entry = typeof source === 'object' ? source : unknownEntry;
	const target = world.look(to.host, to.path);
	const isNew = target === 'absent' || target === 'unsure';
	let made = world.with(to.host, to.path, isNew ? entry : openFolder);
	for (const [path, below] of world.below(from.host, from.path)) {
		const rest = path.slice(from.path === '/' ? 0 : from.path.length);
		if (!takes(rest.slice(1))) continue;
		const place = `${to.path}${rest}`;
		if (below.kind === 'folder' && typeof made.look(to.host, place) === 'object') continue;
		made = made.with(to.host, place, below);
	}
	return made;
}

/** Copies one thing, whatever it is. */
export function copyEntry(world: World, from: HostPath, to: HostPath): World {
	const source = world.look(from.host, from.path);
	return world.with(to.host, to.path, typeof source === 'object' ? source : unknownEntry);
}
