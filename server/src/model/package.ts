import type { FileId } from '../base/span.ts';
import type { Bystander } from './bystander.ts';
import { type CfgFile, parameterValue } from './files/cfg-file.ts';
import type { ConfigFile } from './files/config-file.ts';
import type { NodesFile } from './files/nodes-file.ts';
import type { HostDeclaration } from './installation.ts';

/**
 * A package: one unpacked server with its configuration. It runs one controller if it has controller.cfg and one agent
 * if it has agent.cfg. Where people keep the files of many hosts in one folder, every controller and agent file makes
 * a package of its own, and they share cluster.nodes and cluster.cfg.
 */
export interface Package {
	/** The config folder; followed by `#` and the name of a file where several packages share the folder. */
	readonly id: string;
	/** The folder that holds the config files. */
	readonly folder: FileId;
	/** The name people know the package by, for example `dolphindb_1`. */
	readonly name: string;
	/** The address of the host, as far as it is known. */
	readonly host: string | undefined;
	readonly hostSource: HostSource;
	readonly controller: CfgFile | undefined;
	readonly agent: CfgFile | undefined;
	readonly cluster: CfgFile | undefined;
	readonly nodes: NodesFile | undefined;
	readonly single: CfgFile | undefined;
	/** What settings say about the host, if anything. */
	readonly declared: HostDeclaration | undefined;
	/** Other files and folders of the package that say something about it. */
	readonly bystanders: readonly Bystander[];
}

/** How the host of a package is known: by a setting, by a folder named like an address, from its sites, or not at all. */
export type HostSource = 'declared' | 'folder' | 'sites' | 'unknown';

/** Whether a controller.cfg of these packages sets dfsHAMode to Raft. */
export function hasRaft(packages: readonly Package[]): boolean {
	return packages.some(({ controller }) => /^raft$/i.test(parameterValue(controller, 'dfsHAMode') ?? ''));
}

/** The files of a package. */
export function filesOf(pkg: Package): readonly ConfigFile[] {
	return [pkg.nodes, pkg.controller, pkg.agent, pkg.cluster, pkg.single].filter((file) => file !== undefined);
}
