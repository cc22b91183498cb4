import type { PlanHost } from './plan.ts';
import { entryOf, type Target } from './target-layout.ts';

/** How a target says that a host is reached; as root by its address where it says nothing. */
export function planHost(address: string, target: Pick<Target, 'hosts'>): PlanHost {
	const { sshAddress = address, user = 'root', port = 22, keyFile, jump, sudo } = entryOf(target.hosts, address) ?? {};
	return { address, sshAddress, user, port, keyFile, jump, ...(sudo && { sudo }) };
}
