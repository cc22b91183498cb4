import { say } from '../../base/message.ts';
import type { Parameter } from '../../catalog/parameter.ts';
import { endpointOf, isComplete } from '../../model/files/site.ts';
import type { ValuePlace } from './place.ts';
import { textProposals } from './plain-values.ts';
import { type Proposal, part, slotAround } from './proposal.ts';

/** Proposes the hosts of the cluster, the own one first, and what other lines say. */
export function hostProposals(place: ValuePlace, parameter: Parameter): Proposal[] {
	const { cluster, pkg, qualifier, line, character, value } = place;
	const range = part(line, slotAround(value, character));
	const own = cluster.rowsByAlias.get(qualifier ?? '')?.host ?? pkg?.host;
	const used = textProposals(place, parameter);
	const known = new Set(used.map(({ text }) => text));
	const hosts = cluster.hosts.filter((host) => host !== '' && !known.has(host));
	return [
		...used,
		...hosts.map((host): Proposal => ({ kind: 'value', label: host, text: host, range, rank: host === own ? 0 : 5 })),
	];
}

/** Proposes the controllers of the other clusters of the workspace, which such parameters speak of. */
export function otherControllers(place: ValuePlace, parameter: Parameter): Proposal[] {
	const { snapshot, cluster, line, character, value } = place;
	const range = part(line, slotAround(value, character));
	const others = snapshot.clusters.filter(({ packages }) => !packages.some((pkg) => cluster.packages.includes(pkg)));
	const used = textProposals(place, parameter);
	const known = new Set(used.map(({ text }) => text));
	const sites = (MEANT[parameter.name] ?? []).flatMap((whose) =>
		(whose === 'others' ? others : [cluster]).flatMap(({ controllers, name }) =>
			controllers.filter(({ site }) => isComplete(site)).map(({ site }) => ({ text: endpointOf(site), name, whose })),
		),
	);
	const found = sites
		.filter(({ text }) => !known.has(text))
		.map(({ text, name, whose }): Proposal => {
			const detail = say({ en: 'controller of {name}', zh: '{name} 的控制节点' }, { name });
			return { kind: 'site', label: text, text, range, detail, rank: whose === 'others' ? 5 : 6 };
		});
	return [...used, ...found];
}

/** Whose controllers a parameter can mean. The manager of several clusters names itself as well. */
const MEANT: Readonly<Record<string, readonly ('others' | 'own')[]>> = {
	clusterReplicationMasterCtl: ['others'],
	masterOfMasterSite: ['others', 'own'],
};
