import { unique } from '../../base/collections.ts';
import type { FileId } from '../../base/span.ts';
import type { Compared, Live } from '../../drift/compare.ts';
import { type FetchedEntry, type Manifest, manifestName, readManifest } from '../../drift/manifest.ts';
import { copyName, hostFolder, type Place } from '../../drift/places.ts';
import { readConfigFile } from '../../model/files/config-file.ts';
import { sha256 } from '../../plan/fingerprint.ts';
import type { Runtime } from '../../workspace/runtime.ts';

/** Reads a file, wherever it is. */
export type Read = Runtime['read'];

/** What was fetched into a folder, or why nothing is known. */
export interface Fetched {
	readonly compared: readonly Compared[];
	/** The time of the fetch by host, as the scripts write it. */
	readonly times: ReadonlyMap<string, string>;
	/** Whether there is anything of any host. */
	readonly isEmpty: boolean;
}

/** Reads what was fetched into a folder for some places. */
export async function readFetched(read: Read, root: FileId, places: readonly Place[]): Promise<Fetched> {
	const hosts = unique(places.map(({ host }) => host));
	const manifests = new Map(
		await Promise.all(hosts.map(async (host) => [host, await manifestOf(read, root, host)] as const)),
	);
	const compared = await Promise.all(
		places.map(async (place) => ({ place, live: await liveAt(read, root, place, manifests.get(place.host)) })),
	);
	const times = new Map(
		[...manifests].flatMap(([host, manifest]) => (manifest ? [[host, manifest.time] as const] : [])),
	);
	return { compared, times, isEmpty: times.size === 0 };
}

async function manifestOf(read: Read, root: FileId, host: string): Promise<Manifest | undefined> {
	const found = await read(`${root}/${hostFolder(host)}/${manifestName}`);
	return found && 'text' in found ? readManifest(found.text) : undefined;
}

async function liveAt(read: Read, root: FileId, place: Place, manifest: Manifest | undefined): Promise<Live> {
	if (!manifest) return { state: 'not-fetched' };
	if (!manifest.isReached) return { state: 'not-reached' };
	const name = copyName(place);
	const entry = manifest.files.get(name);
	if (!entry) return { state: 'not-fetched' }; // the script was made for other files
	if (entry.state !== 'fetched') return { state: entry.state };
	return copyAt(read, `${root}/${hostFolder(place.host)}/${name}`, place, entry);
}

/** Of a copy that was edited, nobody can say that the host has it. */
async function copyAt(read: Read, id: FileId, { kind }: Place, { sum }: FetchedEntry): Promise<Live> {
	const found = await read(id);
	if (!found || 'problem' in found) return { state: found ? 'unreadable' : 'edited' };
	if (found.encoding !== 'utf-8') return { state: 'unreadable' };
	if (sha256(found.text) !== sum) return { state: 'edited' };
	return { state: 'fetched', file: readConfigFile(id, kind, found.text) };
}
