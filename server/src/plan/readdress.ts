import { sortedBy } from './natural-order.ts';
import { type Source, withPlaces } from './source.ts';
import type { Target } from './target-layout.ts';

/**
 * The cluster with hosts under the addresses that they shall have: they are the same machines, and what their files say
 * of their addresses is edited like anything else that differs from what is wanted.
 */
export function readdressed(source: Source, target: Target): Source {
	const today = new Set([...source.packages, ...source.placements].map(({ host }) => host));
	const addresses = new Map(
		sortedBy(Object.entries(target.hosts), ([host]) => host).flatMap(([host, { was }]) =>
			was !== undefined && was !== host && today.has(was) ? [[was, host] as const] : [],
		),
	);
	if (addresses.size === 0 || target.kind === 'deploy') return source;
	const moved = <T extends { readonly host: string }>(one: T): T => ({
		...one,
		host: addresses.get(one.host) ?? one.host,
	});
	return { ...withPlaces(source, source.packages.map(moved), source.placements.map(moved)), addresses };
}
