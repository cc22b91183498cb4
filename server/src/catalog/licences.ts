/** What a licence allows; nothing where it is not known. */
export interface LicenceLimits {
	/** Nodes of the cluster: controllers, data and compute nodes; agents do not count. */
	readonly nodes: number | undefined;
	/** Cores that one node may use. */
	readonly cores: number | undefined;
	/** Memory that one node may use, in GB. */
	readonly memory: number | undefined;
}

/** The editions of the server. */
export type LicenceEdition = 'community' | 'commercial';

/** The limits that come with an edition; a commercial licence has its own numbers. */
const ofEdition: Readonly<Record<LicenceEdition, LicenceLimits>> = {
	community: { nodes: 3, cores: 2, memory: 8 },
	commercial: { nodes: undefined, cores: undefined, memory: undefined },
};

/** The limits that hold for a licence: numbers that are given win over those of its edition. */
export function limitsOf(licence: LicenceLimits & { readonly edition: LicenceEdition | undefined }): LicenceLimits {
	const { nodes, cores, memory } = licence.edition ? ofEdition[licence.edition] : licence;
	return { nodes: licence.nodes ?? nodes, cores: licence.cores ?? cores, memory: licence.memory ?? memory };
}
