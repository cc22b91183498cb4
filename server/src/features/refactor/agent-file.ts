import type { FileId } from '../../base/span.ts';
import type { Cluster } from '../../model/cluster.ts';
import { siteText } from '../../model/files/site.ts';
import { agentsOf } from '../../rules/agent/agents.ts';
import { sitesValue } from '../../rules/cluster-edits.ts';
import { type Adaptation, adapted } from './adapted-file.ts';
import type { NewNode } from './new-rows.ts';
import type { Rewrite } from './refactoring.ts';

/** What an agent.cfg that is to be made is for. */
interface NewAgentFile extends Pick<Adaptation, 'to' | 'folders'> {
	readonly file: FileId;
	/** Controllers that come into being together with it. */
	readonly newControllers?: readonly NewNode[];
}

/** Makes an agent.cfg like that of another agent, for the controllers of the cluster; nothing where there is none to copy. */
export function agentFile(cluster: Cluster, { file, to, folders, newControllers = [] }: NewAgentFile): Rewrite {
	const pattern = agentsOf(cluster).find(({ self }) => self !== undefined);
	if (!pattern?.self) return { changes: [] };
	const near = [...cluster.controllers, ...newControllers].find(({ host }) => host === to.host);
	const added = newControllers.map((node) => `,${siteText(node)}:controller`).join('');
	const values = {
		sites: sitesValue(cluster, to) + added,
		...(near && { controllerSite: siteText(near) }),
	};
	const text = adapted(pattern.file, { from: pattern.self, to, folders }, values);
	return { changes: [{ kind: 'create', file, text }], like: new Map([[file, pattern.file.id]]) };
}
