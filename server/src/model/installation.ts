/** What the operator has said about the servers and the files cannot tell. Rules keep silent about what nobody said. */
export interface Installation {
	/** `2.00`, `3.00.1.4`; parts that are left out stand for the newest release of that line. */
	readonly serverVersion: string | undefined;
	readonly licence: Licence;
	/** How hosts should be written in sites. */
	readonly addressNotation: 'any' | 'ip' | 'name';
	/** The clusters have run before, so that HA clusters keep their node list and cluster.cfg in the Raft group. */
	readonly isStarted: boolean;
}

/** What the licence allows; nothing where it is not known. */
export interface Licence {
	readonly edition: 'community' | 'commercial' | undefined;
	/** Nodes of the cluster: controllers, data and compute nodes. */
	readonly nodes: number | undefined;
	/** Cores that one node may use. */
	readonly cores: number | undefined;
	/** Memory that one node may use, in GB. */
	readonly memory: number | undefined;
}

/** What the operator has said about the host that a folder of the workspace stands for. */
export interface HostDeclaration {
	readonly address?: string | undefined;
	/** The folder that the package lies in on the host. */
	readonly packageFolder?: string | undefined;
	/** The memory of the host, in GB. */
	readonly memory?: number | undefined;
}

/** Whether two declarations say the same. */
export function isSameDeclaration(one: HostDeclaration | undefined, other: HostDeclaration | undefined): boolean {
	return (
		one?.address === other?.address && one?.packageFolder === other?.packageFolder && one?.memory === other?.memory
	);
}

/** Nothing is known besides the files. */
export const unknownInstallation: Installation = {
	serverVersion: undefined,
	licence: { edition: undefined, nodes: undefined, cores: undefined, memory: undefined },
	addressNotation: 'any',
	isStarted: false,
};
