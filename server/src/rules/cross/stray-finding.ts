import { say, type Template } from '../../base/message.ts';
import type { Cluster, Mention } from '../../model/cluster.ts';
import { endpointAt, endpointOf } from '../../model/files/site.ts';
import { setEndpoint } from '../cluster-edits.ts';
import type { Finding, Fix } from '../rule.ts';
import { fileOnHost, hasCertainHost, listed, type Stray } from '../votes.ts';
import { otherAddress } from './other-side.ts';

/** The finding for a place that stands against other packages, with a fix for each address the alias has. */
export function strayFinding(cluster: Cluster, stray: Stray, template: Template): Finding {
	const { alias, mention, against } = stray;
	const other = against[0] as Mention; // a stray place has something against it
	return {
		at: endpointAt(mention.site),
		message: say(template, {
			alias,
			a: endpointOf(mention.site),
			filesA: nameOf(mention),
			b: endpointOf(other.site),
			filesB: listed(against.map(nameOf)),
		}),
		related: against.slice(0, 3).map(({ site }) => otherAddress(cluster, site)),
		fixes: () => possible(cluster, stray).map((endpoint) => setEverywhere(cluster, stray, endpoint)),
	};
}

const nameOf = ({ package: pkg, site }: Mention) => fileOnHost(pkg, site.file);

/** The addresses the process can have: those on its host, where that is known for sure. */
function possible(cluster: Cluster, { alias, endpoints }: Stray): readonly string[] {
	const owner = (cluster.mentionsByAlias.get(alias) ?? []).find(({ place }) => place === 'localSite')?.package;
	if (!owner || !hasCertainHost(owner)) return endpoints;
	return endpoints.filter((endpoint) => endpoint.startsWith(`${owner.host}:`));
}

function setEverywhere(cluster: Cluster, { alias, agreed }: Stray, endpoint: string): Fix {
	return {
		title: say({ en: 'Use {endpoint} for {alias} everywhere', zh: '{alias} 统一使用 {endpoint}' }, { endpoint, alias }),
		changes: setEndpoint(cluster, alias, endpoint),
		preferred: endpoint === agreed,
	};
}
