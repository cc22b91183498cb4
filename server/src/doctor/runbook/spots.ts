import { unique } from '../../base/collections.ts';
import { nameOf, parentOf } from '../files/paths.ts';
import type { World } from '../files/world.ts';
import type { SaidPlace } from './place.ts';
import type { RunbookInput } from './run.ts';

/** A place where lines are run; without a folder, where the shell on that host is. */
export interface Spot {
	readonly host: string;
	readonly folder: string | undefined;
}

type Packages = RunbookInput['packages'];

/** The folders that a text names, on each of the hosts that are meant. */
export function spotsOn(hosts: readonly string[], said: SaidPlace, world: World, packages: Packages): Spot[] {
	const anywhere = hosts.map((host) => ({ host, folder: undefined }));
	if (said.folder === undefined && said.packages.length === 0) return anywhere;
	const spots = hosts.flatMap((host) => foldersOn(host, said, world, packages).map((folder) => ({ host, folder })));
	return spots.length > 0 ? spots : anywhere;
}

/** The folders meant on a host: of the packages that are named, else of all that are there. */
function foldersOn(host: string, said: SaidPlace, world: World, packages: Packages): string[] {
	const all = unique(packages.map(({ path }) => path));
	const here = unique([...all, ...packagesOn(host, world)]).filter(
		(path) => typeof world.look(host, path) === 'object',
	);
	const fits = here.filter((path) => said.packages.includes(nameOf(path)));
	const roots = fits.length > 0 ? fits : said.packages.length === 0 ? here : missing(said.packages, all);
	return roots.map((path) => (said.folder === undefined ? path : `${path}/${said.folder}`));
}

/** Where a package would be that is named and not there. */
function missing(named: readonly string[], all: readonly string[]): string[] {
	const elsewhere = all.find((path) => named.includes(nameOf(path)));
	const parent = all[0] === undefined ? '/home' : parentOf(all[0]);
	return named.slice(0, 1).map((name) => elsewhere ?? `${parent}/${name}`);
}

/** Packages that the script itself put on a host. */
function packagesOn(host: string, world: World): string[] {
	return [...world.below(host, '/').keys()].flatMap((path) => {
		const [, root] = /^(.+)\/server\/clusterDemo$/.exec(path) ?? [];
		return root === undefined ? [] : [root];
	});
}
