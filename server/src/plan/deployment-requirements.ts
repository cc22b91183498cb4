import { groupBy } from '../base/collections.ts';
import type { Blueprint } from './blueprint.ts';
import { configFolder } from './final-files.ts';
import { homeOf } from './folders.ts';
import { machineRequirements } from './machine-requirements.ts';
import type { Placement } from './plan.ts';
import { withMode } from './processes.ts';
import { newFolders } from './seeds/packages.ts';
import { freeFolder, need, type Requirement } from './steps/preflight.ts';
import type { WantedPackage } from './wanted.ts';

/** What has to hold on a host before anything is installed there. */
export function deploymentRequirements(blueprint: Blueprint, host: string): Requirement[] {
	const { wantedPackages, wantedNodes } = blueprint.on(host);
	const { installer } = blueprint.target.options;
	const first = firstPackages(blueprint);
	return [
		...(installer === undefined ? [] : archive(installer, host)),
		...wantedPackages.flatMap((pkg) =>
			installer === undefined && first.includes(pkg) ? presentPackage(pkg) : [freeFolder(pkg.path, host)],
		),
		...newFolders(blueprint, host).map((path) => freeFolder(path, host)),
		...withMode(wantedNodes, 'controller').map(noRaft),
		...wantedNodes.filter(({ registered }) => registered).map(({ alias, port }) => freePort(alias, port, host)),
		...otherHosts(blueprint, host),
		...machineRequirements(blueprint, host),
	];
}

/** The packages that the others are copied from: one of every host with an archive, else the first of all. */
export function firstPackages({ wanted, target }: Blueprint): WantedPackage[] {
	if (target.options.installer === undefined) return wanted.packages.slice(0, 1);
	return [...groupBy(wanted.packages, ({ host }) => host).values()].flatMap((group) => group.slice(0, 1));
}

function archive(installer: string, host: string): Requirement[] {
	return [
		need(
			{ probe: 'path-exists', path: installer },
			`There is no file ${installer} on ${host}. Put the archive of the server there.`,
		),
		need({ probe: 'succeeds', argv: ['unzip', '-v'] }, `There is no unzip on ${host}. Install it.`),
	];
}

function presentPackage({ host, path }: WantedPackage): Requirement[] {
	const program = `${path}/server/dolphindb`;
	return [
		need(
			{ probe: 'path-exists', path: program },
			`There is no ${program} on ${host}. Unpack the server into ${path}, or name the archive in options.installer.`,
		),
		need(
			{ probe: 'path-exists', path: configFolder(path) },
			`There is no ${configFolder(path)} on ${host}. Unpack the server into ${path} afresh.`,
		),
		need({ probe: 'no-process-below', folders: [path] }, `Something runs from ${path} on ${host} already.`),
	];
}

function freePort(alias: string, port: number, host: string): Requirement {
	return need(
		{ probe: 'port-free', port },
		`Port ${port} on ${host} is in use, but ${alias} shall listen there. Stop what uses it, or choose another port.`,
	);
}

function noRaft(controller: Placement): Requirement {
	const path = `${homeOf(controller)}/raft`;
	return need(
		{ probe: 'path-absent', path },
		`${path} on ${controller.host} has Raft state from earlier use, which would bring old members back. Move it away.`,
	);
}

/** Without an archive, the first host copies its package to all others. */
function otherHosts(blueprint: Blueprint, host: string): Requirement[] {
	const { hosts, target } = blueprint;
	const [first] = firstPackages(blueprint);
	if (target.options.installer !== undefined || first?.host !== host) return [];
	return hosts
		.filter((other) => other !== host)
		.map((other) =>
			need(
				{ probe: 'ssh-to', host: other },
				`${host} does not reach ${other} by ssh without a question. Give the user of the scripts on ${host} a key for ${other}.`,
			),
		);
}
