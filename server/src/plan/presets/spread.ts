import { groupBy } from '../../base/collections.ts';
import type { Placement } from '../plan.ts';
import type { Source } from '../source.ts';
import type { TargetInput } from '../target-layout.ts';
import { packageRunning } from '../wanted.ts';
import { hostEntries, packageEntries } from './entries.ts';

/**
 * Gives every controller a host of its own: the first one of each host stays, the others go to the new hosts with
 * their packages and agents, and the data nodes of the host go along with the controllers in turn.
 */
export function spreadTarget(name: string, source: Source, newHosts: readonly string[]): TargetInput {
	const free = [...newHosts];
	const nodes: Record<string, { host: string }> = {};
	for (const [host, controllers] of groupBy(source.placements.filter(isController), (one) => one.host)) {
		const hosts = controllers.map((_, at) => (at === 0 ? host : (free.shift() ?? '')));
		controllers.forEach((controller, at) => {
			if (at === 0) return;
			for (const node of [controller.alias, packageRunning(source, controller.alias)?.agent]) {
				if (node !== undefined) nodes[node] = { host: hosts[at] ?? '' };
			}
		});
		workersOn(source, host).forEach((worker, position) => {
			const at = companion(worker, position, controllers);
			if (at > 0) nodes[worker.alias] = { host: hosts[at] ?? '' };
		});
	}
	return {
		version: 1,
		kind: 'migrate',
		name,
		hosts: hostEntries([...source.cluster.hosts, ...newHosts]),
		packages: packageEntries(source.packages.map((pkg) => pkg.name)),
		nodes,
	};
}

const isController = ({ mode }: Placement) => mode === 'controller';

function workersOn(source: Source, host: string): Placement[] {
	return source.placements.filter(
		(one) => one.host === host && (one.mode === 'datanode' || one.mode === 'computenode'),
	);
}

/** Which controller a data node goes along with: the one of the same number, else they take turns. */
function companion(worker: Placement, position: number, controllers: readonly Placement[]): number {
	const number = /\d+$/.exec(worker.alias)?.[0];
	const same = controllers.findIndex(({ alias }) => number !== undefined && /\d+$/.exec(alias)?.[0] === number);
	return same >= 0 ? same : position % controllers.length;
}
