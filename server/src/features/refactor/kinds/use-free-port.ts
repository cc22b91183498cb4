import { say } from '../../../base/message.ts';
import { touches } from '../../../base/span.ts';
import { aliasAt } from '../../../model/alias-places.ts';
import { sitesIn } from '../../../model/files/config-file.ts';
import { plainAlias, type Site, siteAt } from '../../../model/files/site.ts';
import { setEndpoint } from '../../../rules/cluster-edits.ts';
import { isReadable } from '../../../rules/votes.ts';
import { freeNames } from '../free-names.ts';
import { rowHere } from '../host-here.ts';
import type { Place, Refactoring } from '../refactoring.ts';

/** Gives a node the next free port of its host, in all files of all hosts. */
export function* useFreePort(place: Place): Iterable<Refactoring> {
	const site = siteHere(place);
	if (!site || !isReadable(site) || aliasAt(site).span.end < (site.syntax.alias?.end ?? 0)) return;
	const { host, alias } = site;
	if (!hasOneAddress(place, site)) return; // which of the addresses is right, fixes ask
	const port = freeNames(place).port(host, site.port);
	if (port === undefined) return;
	yield {
		id: 'use-free-port',
		kind: 'refactor.rewrite.address',
		title: say(
			{ en: 'Use the next free port {port} for {alias}', zh: '{alias} 改用下一个空闲端口 {port}' },
			{ port, alias },
		),
		rewrite: () => ({ changes: setEndpoint(place.cluster, alias, `${host}:${port}`) }),
	};
}

/** The site that a place touches; on a row of cluster.nodes that of the row. */
function siteHere(place: Place): Site | undefined {
	const { file, range } = place;
	return rowHere(place)?.site ?? sitesIn(file).find((site) => touches(siteAt(site).span, range.start));
}

function hasOneAddress({ cluster }: Place, { host, port, alias }: Site): boolean {
	const mentions = cluster.mentionsByAlias.get(alias) ?? [];
	const rows = mentions.filter(({ place }) => place === 'row').map(({ site }) => site.file);
	return (
		new Set(rows).size === rows.length &&
		mentions.every(({ site }) => site.host === host && site.port === port && plainAlias(site) === site.alias)
	);
}
