import { splitLines } from '../syntax/lines.ts';

/**
 * The folder that `fetch.sh` copies into, beside itself. Nothing below a folder of this name is taken for a file of the
 * workspace: what a name says is known before anything is read.
 */
export const fetchedFolder = 'hosts.fetched';

/** The file in the folder of each host that says what was fetched. */
export const manifestName = 'fetched.tsv';

/** The first line of such a file. */
export const manifestTitle = 'dolphindb-cluster-fetched\t1';

/** What `fetch.sh` found where a file may be. */
export type FetchedState = 'fetched' | 'missing' | 'unreadable';

/** What a manifest says of a file. */
export interface FetchedEntry {
	readonly state: FetchedState;
	/** The SHA-256 sum of the copy. */
	readonly sum: string;
}

/** What was fetched from a host. */
export interface Manifest {
	readonly time: string;
	readonly isReached: boolean;
	/** By the name of the copy. */
	readonly files: ReadonlyMap<string, FetchedEntry>;
}

/** Reads a manifest; nothing where the text is none, or does not end as it should. */
export function readManifest(text: string): Manifest | undefined {
	const [title, ...lines] = splitLines(text).map((line) => line.text);
	const fields = lines.map((line) => line.split('\t'));
	if (title !== manifestTitle || fields.at(-1)?.[0] !== 'end') return undefined;
	const said = (name: string) => fields.find(([first]) => first === name)?.[1];
	const files = fields.flatMap(([first, state = '', sum = '', name = '']) =>
		first === 'file' && isState(state) ? [[name, { state, sum }] as const] : [],
	);
	return { time: said('time') ?? '', isReached: said('host') === 'reached', files: new Map(files) };
}

function isState(word: string): word is FetchedState {
	return word === 'fetched' || word === 'missing' || word === 'unreadable';
}
