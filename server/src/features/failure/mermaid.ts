import type { Locale } from '../../base/message.ts';
import { clustersChart, type DrawnHost, type DrawnNode, flowchart } from '../../render/mermaid.ts';
import type { ClusterOverview, HostOverview, NodeOverview } from './overview.ts';
import { hostWords, nodeRemarks, packageWords, roleWords } from './overview-words.ts';

const MARKS = { off: 'stroke-dasharray:4 4,opacity:0.5' };

/** Clusters as one Mermaid diagram with a box for each host; of several, with a box around each cluster. */
export function topologyMermaid(clusters: readonly ClusterOverview[], locale: Locale): string {
	const drawn = clusters.map(({ name, hosts }) => ({
		title: name,
		hosts: hosts.map((host) => drawnHost(host, locale)),
	}));
	const [only, ...others] = drawn;
	return (only && others.length === 0 ? flowchart(only.hosts, MARKS) : clustersChart(drawn, MARKS)).join('\n');
}

function drawnHost(host: HostOverview, locale: Locale): DrawnHost {
	return {
		title: hostWords(host, locale),
		mark: host.isOff ? 'off' : undefined,
		nodes: host.packages.flatMap((pkg) => pkg.nodes.map((node) => drawnNode(node, packageWords(pkg, locale), locale))),
	};
}

function drawnNode(node: NodeOverview, folder: string, locale: Locale): DrawnNode {
	return {
		lines: [node.alias, `${roleWords(node, locale)} :${node.port}`, folder, ...nodeRemarks(node, locale)],
		mark: node.isOff ? 'off' : undefined,
	};
}
