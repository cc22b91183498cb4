import { type Message, say, type Template } from '../base/message.ts';
import type { FileId } from '../base/span.ts';
import { bystanderKind, hasContent } from '../model/bystander.ts';
import { isCandidate } from '../model/classify.ts';
import { type Found, readText, reasonOf } from './read-text.ts';
import type { ReadResult, Runtime } from './runtime.ts';

/** Something in a folder. A link is not followed to see what it leads to. */
export interface Entry {
	readonly name: string;
	readonly kind: 'file' | 'folder' | 'link';
}

/** A file system: of the machine, or one that only the editor can reach. Both methods throw where nothing can be read. */
export interface FileSystem {
	readFolder(folder: FileId): Promise<readonly Entry[]>;
	readFile(file: FileId): Promise<Found>;
	/** How a file or folder is called when it is spoken of. */
	show(id: FileId): string;
}

/** What fetch.sh copies from hosts lies in a folder of this name: see drift/manifest.ts. */
const FETCHED = 'hosts.fetched';

/** Folders of other programs, those in which a running server keeps millions of files, and what fetch.sh copies. */
const PASSED_OVER = new Set([
	...['node_modules', '.git', '.hg', '.svn', '.vscode-test'],
	...['CHUNKS', 'CHUNK_METADATA', 'redoLog', 'LOG', 'TSDBMeta'],
	FETCHED,
]);
const MAX_DEPTH = 12;

/** Whether a path leads through a folder that is passed over. */
export function isPassedOver(path: string): boolean {
	return path.split('/').some((name) => PASSED_OVER.has(name));
}

/** Whether a file was copied from a host. It is not of the workspace, even when it is open. */
export function isFetched(path: string): boolean {
	return path.split('/').includes(FETCHED);
}

const UNREADABLE_FOLDER: Template = {
	en: '{folder}: the folder cannot be read ({reason}). Check its permissions.',
	zh: '{folder}：无法读取该目录（{reason}），请检查权限。',
};

/** Lists and reads what the server wants to know of a file system. */
export function runtimeOf(system: FileSystem): Runtime {
	return {
		async list(folder) {
			const problems: Message[] = [];
			const files = await filesBelow(system, folder, MAX_DEPTH, problems);
			return { files, problems };
		},
		read: (file) => readFor(system, file),
	};
}

/** Of a bystander that only has to be there, nothing is read. */
async function readFor(system: FileSystem, file: FileId): Promise<ReadResult | undefined> {
	const kind = bystanderKind(file);
	if (kind && !hasContent(kind)) return { text: '', encoding: 'utf-8' };
	return readText(system.show(file), () => system.readFile(file));
}

/** The candidates below a folder, in order of names. */
async function filesBelow(
	system: FileSystem,
	folder: FileId,
	depth: number,
	problems: Message[],
): Promise<readonly FileId[]> {
	const entries = await system.readFolder(folder).catch((error: unknown) => {
		problems.push(say(UNREADABLE_FOLDER, { folder: system.show(folder), reason: reasonOf(error) }));
		return [];
	});
	const sorted = [...entries].sort((a, b) => (a.name < b.name ? -1 : 1));
	const found = await Promise.all(
		sorted.map(({ name, kind }): readonly FileId[] | Promise<readonly FileId[]> => {
			const child = `${folder}/${name}`;
			if (kind !== 'folder') return isCandidate(child) || bystanderKind(child) !== undefined ? [child] : [];
			if (bystanderKind(child) === 'raft') return [child];
			return depth > 0 && !PASSED_OVER.has(name) ? filesBelow(system, child, depth - 1, problems) : [];
		}),
	);
	return found.flat();
}
