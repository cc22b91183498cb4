import type { Source } from './source.ts';
import type { Target } from './target-layout.ts';

/** Tells whether a key of `packages` in a target, `name` or `host/name`, is about a package that there is or shall be. */
export function packageNames(source: Source, { nodes }: Pick<Target, 'nodes'>): (key: string) => boolean {
	const named = Object.values(nodes).flatMap((node) => (node ? [node.package, node.host] : []));
	const names = new Set([...source.packages.map(({ name }) => name), ...named]);
	return (key) => names.has(key) || names.has(key.slice(key.indexOf('/') + 1));
}
