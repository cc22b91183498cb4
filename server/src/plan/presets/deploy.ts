import type { Source } from '../source.ts';
import type { TargetInput } from '../target-layout.ts';
import { hostEntries, packageEntries } from './entries.ts';

/** Installs three packages; from the files of the workspace where it holds a cluster, else from the built-in template. */
export function deployTarget(name: string, source: Source | undefined, hosts: readonly string[]): TargetInput {
	const packages = source ? source.packages.map((pkg) => pkg.name) : NUMBERS.map((number) => `dolphindb_${number}`);
	return {
		version: 1,
		kind: 'deploy',
		name,
		hosts: hostEntries(source ? source.cluster.hosts.map((host, at) => hosts[at] ?? host) : hosts),
		packages: packageEntries(packages),
		nodes: source ? otherHosts(source, hosts) : templateNodes(hosts),
	};
}

const NUMBERS = [1, 2, 3] as const;

/** The files may have been written for other hosts than those to install on. */
function otherHosts(source: Source, hosts: readonly string[]): NonNullable<TargetInput['nodes']> {
	const nodes = source.placements.flatMap(({ alias, host, mode, registered }) => {
		const next = hosts[source.cluster.hosts.indexOf(host)] ?? host;
		const dormant = mode === 'agent' && !registered ? { registered: false } : {};
		return next === host ? [] : [[alias, { host: next, ...dormant }] as const];
	});
	return Object.fromEntries(nodes);
}

/** Number 2 of everything goes to the second host; on each host the first agent is registered. */
function templateNodes(hosts: readonly string[]): NonNullable<TargetInput['nodes']> {
	const [first = '', second = first] = hosts;
	const hostOf = (number: number) => (number === 2 ? second : first);
	const isFirst = (number: number) => NUMBERS.findIndex((one) => hostOf(one) === hostOf(number)) === number - 1;
	const all = NUMBERS.flatMap((number) => {
		const [host, pkg] = [hostOf(number), `dolphindb_${number}`];
		const dormant = isFirst(number) ? {} : { registered: false };
		return [
			[`controller${number}`, { mode: 'controller' as const, host, port: 9900 + number, package: pkg }] as const,
			[`agent${number}`, { mode: 'agent' as const, host, port: 9903 + number, package: pkg, ...dormant }] as const,
			[`node${number}`, { mode: 'datanode' as const, host, port: 9906 + number }] as const,
		];
	});
	return Object.fromEntries(all);
}
