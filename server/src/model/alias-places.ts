import { groupBy } from '../base/collections.ts';
import { remembering } from '../base/remember.ts';
import type { Location } from '../base/span.ts';
import type { Cluster } from './cluster.ts';
import { plainAlias, type Site, sitePartAt } from './files/site.ts';
import { namedPlacesIn, partAt } from './named-places.ts';

/** The place of the alias of a site, without what some people write behind it. */
export function aliasAt(site: Site): Location {
	const { file, span } = sitePartAt(site, 'alias');
	return { file, span: { ...span, end: span.start + plainAlias(site).length } };
}

/**
 * Every place in the files of a cluster that names a node of it: in sites, before settings of cluster.cfg, and in lists
 * of nodes. All places are found at once and remembered, however many nodes are asked for.
 */
export function aliasPlaces(cluster: Cluster, alias: string): readonly Location[] {
	return placesByAlias(cluster).get(alias) ?? [];
}

const placesByAlias = remembering(({ files }: Cluster): ReadonlyMap<string, readonly Location[]> => {
	const own = files.flatMap(namedPlacesIn).filter(({ form, clusterName }) => form !== 'endpoint' && !clusterName);
	const named = own.flatMap((place) =>
		place.alias ? [{ alias: place.alias.text, at: partAt(place, place.alias) }] : [],
	);
	return new Map([...groupBy(named, ({ alias }) => alias)].map(([alias, all]) => [alias, all.map(({ at }) => at)]));
});
