import { mostFrequent } from '../base/collections.ts';
import { remembering } from '../base/remember.ts';
import type { Mode } from '../catalog/roles.ts';
import type { Cluster } from './cluster.ts';
import type { CfgFile } from './files/cfg-file.ts';
import { canonicalHost } from './files/hosts.ts';

/**
 * The file that a node takes its settings from: a controller its controller.cfg, an agent its agent.cfg, data and compute
 * nodes the cluster.cfg of the package whose agent starts them, or else the one that most packages have.
 */
export function settingsFile(cluster: Cluster, alias: string): CfgFile | undefined {
	const files = filesOfNodes(cluster);
	const row = cluster.rowsByAlias.get(alias);
	const role = row?.mode;
	if (role === 'controller' || role === 'agent') return files[role].get(alias);
	if (role === undefined) {
		// A controller of an ordinary cluster has no row, nor has a dormant agent or a standalone server.
		const own = files.controller.get(alias) ?? files.agent.get(alias) ?? files.single.get(alias);
		if (own) return own;
	}
	return (row && files.ofAgents.get(canonicalHost(row.host))) ?? files.agreed;
}

type OwnFiles = Readonly<Record<Extract<Mode, 'controller' | 'agent' | 'single'>, ReadonlyMap<string, CfgFile>>>;

interface FilesOfNodes extends OwnFiles {
	/** By host, the cluster.cfg beside the agent.cfg of the agent that is registered there. */
	readonly ofAgents: ReadonlyMap<string, CfgFile>;
	readonly agreed: CfgFile | undefined;
}

const filesOfNodes = remembering((cluster: Cluster): FilesOfNodes => {
	const own = (role: keyof OwnFiles) => {
		const found = new Map<string, CfgFile>();
		for (const { [role]: file } of cluster.packages) {
			const alias = file?.localSite?.site.alias;
			if (file && alias && !found.has(alias)) found.set(alias, file);
		}
		return found;
	};
	const ofAgents = filesOfAgents(cluster);
	const agreed = agreedClusterFile(cluster);
	return { controller: own('controller'), agent: own('agent'), single: own('single'), ofAgents, agreed };
});

function filesOfAgents({ packages, rowsByAlias }: Cluster): Map<string, CfgFile> {
	const found = new Map<string, CfgFile>();
	for (const { agent, cluster } of packages) {
		const row = rowsByAlias.get(agent?.localSite?.site.alias ?? '');
		if (!cluster || row?.mode !== 'agent') continue;
		const host = canonicalHost(row.host);
		if (!found.has(host)) found.set(host, cluster);
	}
	return found;
}

/** The cluster.cfg that says what most of them say; of those the one beside the first controller that has one. */
function agreedClusterFile({ packages, controllers }: Cluster): CfgFile | undefined {
	const first = controllers.find((one) => one.package?.cluster)?.package;
	const held = [first, ...packages.filter((pkg) => pkg !== first)].flatMap((pkg) => pkg?.cluster ?? []);
	const settings = held.length > 2 ? mostFrequent(held.map(settingsText)) : undefined;
	return settings === undefined ? held[0] : held.find((file) => settingsText(file) === settings);
}

/** The settings of a file in their order as one text: equal texts mean that two files say the same, line by line. */
export const settingsText = remembering(({ entries }: CfgFile): string =>
	entries.map((entry) => `${entry.syntax.key.text}=${entry.value}`).join('\n'),
);
