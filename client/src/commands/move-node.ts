import { isProblems } from '../migration/problems.ts';
import type { Services } from './register.ts';
import { nodeFor } from './rows.ts';

/** Has a node run on another host, in a target file, and draws what that makes of the cluster. */
export async function moveNode(services: Services, argument: unknown): Promise<unknown> {
	const row = nodeFor(services, argument);
	if (!row) return undefined;
	const { cluster, alias, host, tree } = row;
	const hosts = tree.hosts.map(({ address }) => address);
	const target = await services.topology.move({ cluster, alias, from: host.address, hosts });
	return target && !isProblems(target) ? { target: target.uri } : target;
}
