import { firstBy, unique } from '../base/collections.ts';
import type { Blueprint } from './blueprint.ts';
import { demoFolder, startingFolders } from './folders.ts';
import type { HostPath } from './operation.ts';
import type { Requirement } from './steps/preflight.ts';
import { entryOf } from './target-layout.ts';
import { templateOf } from './wanted.ts';
import { wantedCluster } from './wanted-cluster.ts';

/** What a running cluster and what travels ask of a host: P-09, P-11 to P-13, P-16 and P-28 of MIGRATIONS. */
export function moveRequirements(blueprint: Blueprint, host: string): Requirement[] {
	return [
		...sameServer(blueprint, host),
		...knownOwners(blueprint, host),
		...disks(blueprint, host),
		...disksOfNewNodes(blueprint, host),
		...nothingStarts(blueprint, host),
		...linksInside(blueprint, host),
		...nothingElse(blueprint, host),
	];
}

/** All packages are measured by the first one; those that are made are copies. */
function sameServer({ source, on }: Blueprint, host: string): Requirement[] {
	const [first] = source.packages;
	if (!first) return [];
	const others = on(host).packages.filter((pkg) => pkg !== first);
	return others.flatMap(({ path }): Requirement[] => [
		{
			probe: { probe: 'same-output', argv: sum(path), other: { host: first.host, argv: sum(first.path) } },
			problem: `${programOf(path)} on ${host} is not the same program as ${programOf(first.path)} on ${first.host}. Bring all packages to one version first; an upgrade is a change of its own.`,
		},
		{
			probe: { probe: 'same-output', argv: plugins(path), other: { host: first.host, argv: plugins(first.path) } },
			problem: `The plugins in ${path}/server/plugins on ${host} are not those in ${first.path} on ${first.host}. A node that lacks one fails where it is loaded.`,
			mayBeMeant: true,
		},
	]);
}

/** Names and sizes of the plugins, as one sum; nothing where there are none. */
function plugins(path: string): string[] {
	const list = "find . -type f -printf '%P %s\\n' | LC_ALL=C sort | sha256sum";
	return ['sh', '-c', `cd -- "$1" 2> /dev/null || exit 0; ${list}`, 'plugins', `${path}/server/plugins`];
}

function programOf(path: string): string {
	return `${path}/server/dolphindb`;
}

/** The file as standard input, so that its name is not printed. */
function sum(path: string): string[] {
	return ['sh', '-c', 'exec sha256sum < "$1"', 'sum', programOf(path)];
}

function knownOwners(blueprint: Blueprint, host: string): Requirement[] {
	const { source } = blueprint;
	const models = blueprint.on(host).wantedPackages.filter((pkg) => pkg.origin === 'added' && pkg.from);
	const from = [
		...fromElsewhere(blueprint, host).map((move) => move.from),
		...models.flatMap(({ from: pkg }) => pkg ?? []),
	];
	const owned = from.filter((one) => one.host !== host && source.packages.length > 0);
	return uniquePlaces(owned).map((of) => ({
		probe: { probe: 'owner-known', of },
		problem: `The owner of ${of.path} on ${of.host} is not the same user on ${host}. Give the user and group of the servers the same uid and gid on all hosts.`,
	}));
}

/** A path that was meant for a disk of its own may not fill the root disk; another kind of file system may be meant. */
function disks(blueprint: Blueprint, host: string): Requirement[] {
	return fromElsewhere(blueprint, host).flatMap(({ from, to }): Requirement[] => [
		{
			probe: { probe: 'disk-like', path: to.path, other: from, aspect: 'place' },
			problem: `${to.path} would lie on the root disk of ${host}, but ${from.path} on ${from.host} has a disk of its own. Mount one there.`,
		},
		{
			probe: { probe: 'disk-like', path: to.path, other: from, aspect: 'kind' },
			problem: `${to.path} on ${host} lies on another kind of file system than ${from.path} on ${from.host}.`,
			mayBeMeant: true,
		},
	]);
}

/** A data node that is added is to have disks of its own where the one that it is made like has some. */
function disksOfNewNodes({ source, target, files, on }: Blueprint, host: string): Requirement[] {
	const added = on(host).wantedNodes.filter(({ alias, mode }) => mode === 'datanode' && !source.placementOf.has(alias));
	return added.flatMap((node) => {
		const like = templateOf(source, node.mode, entryOf(target.nodes, node.alias) ?? {});
		if (!like || like.host === host) return [];
		const theirs = firstBy(startingFolders(source.cluster, like), ({ name }) => name);
		const own = firstBy(startingFolders(wantedCluster(files), node), ({ name }) => name);
		return [...own.values()].flatMap(({ name, path }): Requirement[] => {
			const other = theirs.get(name)?.path;
			if (other === undefined) return [];
			const problem = `${path} would lie on the root disk of ${host}, but ${other} of ${like.alias} on ${like.host} has a disk of its own.`;
			const place = { host: like.host, path: other };
			return [{ probe: { probe: 'disk-like', path, other: place, aspect: 'place' }, problem, mayBeMeant: true }];
		});
	});
}

function nothingStarts({ on }: Blueprint, host: string): Requirement[] {
	const folders = unique(on(host).packages.map(({ path }) => path));
	if (folders.length === 0) return [];
	const problem = `On ${host}, the system starts something from the packages by itself. Switch that off (systemctl disable --now, crontab -e) until the cluster is released.`;
	return [{ probe: { probe: 'nothing-starts', folders }, problem }];
}

function linksInside({ on }: Blueprint, host: string): Requirement[] {
	const folders = unique(on(host).leaving.map(({ from }) => from.path));
	if (folders.length === 0) return [];
	const problem = `On ${host}, links lead out of the folders that are copied. What they lead to has to be on the new host too; it is not copied.`;
	return [{ probe: { probe: 'links-inside', folders }, problem, mayBeMeant: true }];
}

/** Folders of homes that belong to no node: some defaults are written as if they lay there. */
function nothingElse({ on }: Blueprint, host: string): Requirement[] {
	const names = on(host).nodes.map(({ alias }) => alias);
	const homes = unique(on(host).packages.map(({ path }) => `${demoFolder(path)}/data`));
	return homes.map((path) => ({
		probe: { probe: 'holds-only', path, names },
		problem: `${path} on ${host} holds something that belongs to no node. Decide for each whether it has to be copied by hand.`,
		mayBeMeant: true,
	}));
}

function fromElsewhere({ on }: Blueprint, host: string) {
	return on(host).arriving.filter(({ from }) => from.host !== host);
}

function uniquePlaces(places: readonly HostPath[]): HostPath[] {
	return [...new Map(places.map(({ host, path }) => [`${host}\n${path}`, { host, path }])).values()];
}
