import type { PlanHost } from '../plan/plan.ts';
import { planHost } from '../plan/plan-host.ts';
import { defaultTarget, entryOf, type Target } from '../plan/target-layout.ts';

/** How a host of today is reached, under the address that the files of today use. */
export function reachOf(address: string, target: Target | undefined): PlanHost {
	if (!target) return planHost(address, defaultTarget);
	return { ...planHost(nameIn(target, address) ?? address, target), address };
}

/** Whether a target says how a host of today is reached. */
export function isListed(address: string, target: Target | undefined): boolean {
	return target === undefined || nameIn(target, address) !== undefined;
}

/** The address under which a target has a host of today: another one where it gets a new one. */
function nameIn({ hosts }: Target, address: string): string | undefined {
	const renamed = Object.entries(hosts).find(([, { was }]) => was === address)?.[0];
	return renamed ?? (entryOf(hosts, address) ? address : undefined);
}
