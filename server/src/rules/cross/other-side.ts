import { say } from '../../base/message.ts';
import { folderOf } from '../../base/paths.ts';
import type { FileId } from '../../base/span.ts';
import type { Cluster } from '../../model/cluster.ts';
import { endpointAt, endpointOf, type Site, siteAt, siteText } from '../../model/files/site.ts';
import { fileName } from '../places.ts';
import type { RelatedPlace } from '../rule.ts';
import { fileOnHost, namesApart } from '../votes.ts';

/** The address that a file of the other side gives, with the host or package of that file. */
export function otherAddress(cluster: Cluster, site: Site): RelatedPlace {
	return {
		at: endpointAt(site),
		message: say(
			{ en: '{address} in {file}.', zh: '{file} 中为 {address}。' },
			{ address: endpointOf(site), file: nameOnHost(cluster, site.file) },
		),
	};
}

/** A site as a file of the other side has it, with the host or package of that file. */
export function otherSite(cluster: Cluster, site: Site): RelatedPlace {
	return {
		at: siteAt(site),
		message: say(
			{ en: '{site} in {file}.', zh: '{file} 中为 {site}。' },
			{ site: siteText(site), file: nameOnHost(cluster, site.file) },
		),
	};
}

/** A file as messages call it, with the host or package that holds it. */
export function nameOnHost(cluster: Cluster, id: FileId): string {
	return fileOnHost(cluster.packageOfFile.get(id), id);
}

/** Two files as messages call them: with host or package, unless they lie side by side. */
export function sideNames(cluster: Cluster, a: FileId, b: FileId): [string, string] {
	return folderOf(a) === folderOf(b) ? [fileName(a), fileName(b)] : namesApart(cluster, a, b);
}
