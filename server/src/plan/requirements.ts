import { groupBy, unique } from '../base/collections.ts';
import { remembering } from '../base/remember.ts';
import { textOf } from '../syntax/tree.ts';
import { backupItems, stateFolders } from './backups.ts';
import type { Blueprint } from './blueprint.ts';
import { configPath } from './final-files.ts';
import { sha256 } from './fingerprint.ts';
import { machineRequirements } from './machine-requirements.ts';
import { moveRequirements } from './move-requirements.ts';
import type { HostPath } from './operation.ts';
import { withMode } from './processes.ts';
import { newFolders, newFoldersInPackages } from './seeds/packages.ts';
import { freeFolder, need, type Requirement } from './steps/preflight.ts';
import type { WantedPackage } from './wanted.ts';

/** What has to hold on a host before a migration changes anything there. */
export function migrationRequirements(blueprint: Blueprint, host: string): Requirement[] {
	return [
		...sourceFiles(blueprint, host),
		...sourceFolders(blueprint, host),
		...freeFolders(blueprint, host),
		...freePorts(blueprint, host),
		...tools(blueprint, host),
		...reachableHosts(blueprint, host),
		...space(blueprint, host),
		...machineRequirements(blueprint, host),
		...moveRequirements(blueprint, host),
	];
}

/** The files that the plan was made from. A run that lost its notes may find those of the plan. */
function sourceFiles(blueprint: Blueprint, host: string): Requirement[] {
	return filesOfToday(blueprint, host).flatMap(({ path, before, after, retired }) => {
		const sums = [sha256(before), after && sha256(after), retired && 'absent'].filter((sum) => sum !== undefined);
		const known = need(
			{ probe: 'file-is', path, sha256: unique(sums) },
			`${path} on ${host} is not the file that this plan was made from. Bring your workspace up to date and make a new plan.`,
		);
		if (retired === undefined) return [known];
		const free = need(
			{ probe: 'file-is', path: retired, sha256: ['absent', sha256(before)] },
			`${retired} on ${host} is left over from earlier work. Look what it is and move it away.`,
		);
		return [known, free];
	});
}

function filesOfToday(blueprint: Blueprint, host: string): FileOfToday[] {
	const { files, packages, retired: leaving } = blueprint.on(host);
	const after = new Map(files.map((file) => [file.path, file.after]));
	const retired = new Map(leaving.flatMap((pkg) => pkg.files.map((file) => [file.path, file.retired])));
	return packages.flatMap((pkg) =>
		[...pkg.files].map(([kind, file]) => {
			const path = configPath(pkg.path, kind);
			return { path, before: textOf(file.tree), after: after.get(path), retired: retired.get(path) };
		}),
	);
}

interface FileOfToday {
	readonly path: string;
	readonly before: string;
	readonly after: string | undefined;
	/** Its name when it is retired. */
	readonly retired: string | undefined;
}

/** Folders that will be copied or backed up have to be there: a wrong path is found now, not in the outage. */
function sourceFolders(blueprint: Blueprint, host: string): Requirement[] {
	const { leaving, nodes } = blueprint.on(host);
	const moved = leaving.filter(({ optional }) => !optional);
	const controllers = withMode(nodes, 'controller');
	const states = controllers.flatMap((controller) => stateFolders(blueprint, controller));
	const paths = unique([...moved.map(({ from }) => from.path), ...states]);
	return paths.map((path) =>
		need(
			{ probe: 'path-exists', path },
			`There is no folder ${path} on ${host}. Compare the paths in the configuration with getConfig on the running node, and the paths of packages in the target file.`,
		),
	);
}

/** Nothing of others may be where copies will go. */
function freeFolders(blueprint: Blueprint, host: string): Requirement[] {
	const { arriving, wantedPackages } = blueprint.on(host);
	const copies = arriving.filter(({ from, content }) => from.host !== host || content === 'package');
	const added = wantedPackages.filter(({ origin }) => origin === 'added').map(({ path }) => path);
	const fresh = [...newFolders(blueprint, host), ...newFoldersInPackages(blueprint, host)];
	return unique([...copies.map(({ to }) => to.path), ...added, ...fresh]).map((path) => freeFolder(path, host));
}

/** Ports that nodes of the cluster use today become free when it stops. */
function freePorts(blueprint: Blueprint, host: string): Requirement[] {
	const inUse = new Set(blueprint.on(host).nodes.flatMap(({ port, registered }) => (registered ? [port] : [])));
	const arriving = blueprint.on(host).wantedNodes.filter(({ alias, port, registered }) => {
		const before = blueprint.source.placementOf.get(alias);
		const isThere = before?.host === host && before.port === port && before.registered;
		return registered && !isThere && !inUse.has(port);
	});
	return arriving.map(({ port, alias }) =>
		need(
			{ probe: 'port-free', port },
			`Port ${port} on ${host} is in use, but ${alias} shall listen there. Stop what uses it, or give ${alias} another port.`,
		),
	);
}

function tools(blueprint: Blueprint, host: string): Requirement[] {
	const copies = [...outgoing(blueprint, host), ...incoming(blueprint, host)];
	if (blueprint.target.options.transfer !== 'rsync' || copies.length === 0) return [];
	const problem = `There is no rsync on ${host}. Install it, or choose "transfer": "scp".`;
	return [need({ probe: 'succeeds', argv: ['rsync', '--version'] }, problem)];
}

function reachableHosts(blueprint: Blueprint, host: string): Requirement[] {
	const others = unique(outgoing(blueprint, host).map(({ to }) => to.host));
	return others
		.filter((other) => other !== host)
		.map((other) =>
			need(
				{ probe: 'ssh-to', host: other },
				`${host} does not reach ${other} by ssh without a question. Give the user of the scripts on ${host} a key for ${other}.`,
			),
		);
}

/** Room for copies, and for backups; folders below one top folder are taken to share a file system. */
function space(blueprint: Blueprint, host: string): Requirement[] {
	const kept = blueprint.on(host).packages.length > 0 ? backupItems(blueprint, host) : [];
	const backups = topOf(blueprint.target.options.backupFolder);
	const trees = [
		...incoming(blueprint, host).map(({ from, to }) => ({ top: topOf(to.path), from })),
		...kept.map(({ path }) => ({ top: backups, from: { host, path } })),
	];
	return [...groupBy(trees, ({ top }) => top)].map(([path, all]) =>
		need(
			{ probe: 'space-for', path, trees: all.map(({ from }) => from), percent: 110 },
			`There is not enough room at ${path} on ${host} for what will be copied there.`,
		),
	);
}

interface Copy {
	readonly from: HostPath;
	readonly to: HostPath;
}

function incoming(blueprint: Blueprint, host: string): Copy[] {
	const { arriving, wantedPackages } = blueprint.on(host);
	return [...arriving.map(({ from, to }) => ({ from, to })), ...programs(wantedPackages)];
}

function outgoing(blueprint: Blueprint, host: string): Copy[] {
	return [...blueprint.on(host).leaving, ...(programsSent(blueprint).get(host) ?? [])];
}

/** The programs that hosts send, by host. */
const programsSent = remembering(({ wanted }: Blueprint) =>
	groupBy(programs(wanted.packages), ({ from }) => from.host),
);

/** Added packages are copied from the one that they are made like. */
function programs(packages: readonly WantedPackage[]): Copy[] {
	return packages.flatMap(({ origin, from, host, path }) =>
		origin === 'added' && from ? [{ from: { host: from.host, path: from.path }, to: { host, path } }] : [],
	);
}

/** The first folder of a path, for example `/ssd`. */
function topOf(path: string): string {
	return path.slice(0, path.indexOf('/', 1) < 0 ? path.length : path.indexOf('/', 1));
}
