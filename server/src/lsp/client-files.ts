import { say, type Template } from '../base/message.ts';
import type { FileId } from '../base/span.ts';
import {
	type FileParams,
	type FileResult,
	type FolderParams,
	type FolderResult,
	readFileRequest,
	readFolderRequest,
} from '../protocol/files.ts';
import { runtimeOf } from '../workspace/file-system.ts';
import { type Found, maxFileBytes } from '../workspace/read-text.ts';
import type { Runtime } from '../workspace/runtime.ts';
import type { Session } from './session.ts';

/** More requests at a time would flood file systems that are reached through a network. */
const AT_ONCE = 16;

const OUT_OF_REACH: Template = {
	en: '{folder}: this folder is not on the machine of the language server. Its files are checked once they are open.',
	zh: '{folder}：该目录不在语言服务器所在的机器上，其中的文件打开后才会检查。',
};

/**
 * The files of the workspace, wherever they are: those of the machine the server runs on through `local`, all others
 * (virtual file systems; everything where the server runs in a browser) through our own client. Of what neither can
 * read there are no files.
 */
export function workspaceFiles(session: Session, local: Runtime | undefined): Runtime {
	const client = clientFiles(session);
	const runtimeFor = (id: FileId): Runtime => {
		if (local && id.startsWith('file:')) return local;
		return session.ownClient ? client : noFiles;
	};
	return {
		list: (folder) => runtimeFor(folder).list(folder),
		read: (file) => runtimeFor(file).read(file),
	};
}

const noFiles: Runtime = {
	list: async (folder) => ({ files: [], problems: [say(OUT_OF_REACH, { folder })] }),
	read: async () => undefined,
};

/** The files that the client can read. */
function clientFiles({ connection, uris }: Session): Runtime {
	const inTurn = atMost(AT_ONCE);
	return runtimeOf({
		readFolder: (folder) =>
			inTurn(async () => {
				const params: FolderParams = { uri: uris.uri(folder) };
				const answer = await connection.sendRequest<FolderResult>(readFolderRequest, params);
				if ('failure' in answer) throw failed(answer.failure);
				return answer.entries;
			}),
		readFile: (file) =>
			inTurn(async () => {
				const params: FileParams = { uri: uris.uri(file), limit: maxFileBytes };
				return toFound(await connection.sendRequest<FileResult>(readFileRequest, params));
			}),
		show: (id) => id,
	});
}

function toFound(answer: FileResult): Found {
	if (answer.kind === 'failure') throw failed(answer.reason);
	if (answer.kind !== 'bytes') return answer;
	return { kind: 'bytes', bytes: Uint8Array.from(atob(answer.base64), (byte) => byte.charCodeAt(0)) };
}

/** An error as file systems throw it: with a code that says why. */
function failed(code: string): Error {
	return Object.assign(new Error(code), { code });
}

/** Lets so many pieces of work run at the same time; the others wait for their turn. */
function atMost(limit: number): <T>(work: () => Promise<T>) => Promise<T> {
	const waiting: (() => void)[] = [];
	let running = 0;
	return async (work) => {
		if (running === limit) await new Promise<void>((resolve) => waiting.push(resolve));
		else running++;
		try {
			return await work();
		} finally {
			const next = waiting.shift(); // it takes over this turn
			if (next) next();
			else running--;
		}
	};
}
