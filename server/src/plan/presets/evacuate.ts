import type { Source } from '../source.ts';
import type { TargetInput } from '../target-layout.ts';
import { hostEntries, packageEntries } from './entries.ts';

/** Moves every node of a host to another one. Where that one has an agent already, it takes over the data nodes. */
export function evacuateTarget(name: string, source: Source, [from = '', to = '']: readonly string[]): TargetInput {
	const hasAgent = source.placements.some((one) => one.mode === 'agent' && one.registered && one.host === to);
	const nodes = source.placements
		.filter(({ host }) => host === from)
		.map(({ alias, mode, registered }) => {
			const dormant = mode === 'agent' && (hasAgent || !registered) ? { registered: false } : {};
			return [alias, { host: to, ...dormant }] as const;
		});
	return {
		version: 1,
		kind: 'migrate',
		name,
		hosts: hostEntries([...source.cluster.hosts, to]),
		packages: packageEntries(source.packages.map((pkg) => pkg.name)),
		nodes: Object.fromEntries(nodes),
	};
}
