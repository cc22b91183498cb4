import { type Message, say } from '../base/message.ts';
import type { FileId } from '../base/span.ts';

/** How the bytes of a file became text. *lossy*: they are no UTF-8, and U+FFFD stands for what could not be decoded. */
export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'lossy';

/**
 * A file read from outside, with its byte order mark as U+FEFF; or why it could not be read, in a sentence that names
 * the file and what to do. Only what was read as UTF-8 may be written back as text.
 */
export type ReadResult = { readonly text: string; readonly encoding: Encoding } | { readonly problem: Message };

/**
 * What has to be said about a file that was read, or could not be. Of UTF-16 without a byte order mark no finding can
 * speak: its text looks as it should.
 */
export function problemOf(file: string, result: ReadResult | undefined): Message | undefined {
	if (result === undefined || 'problem' in result) return result?.problem;
	if (!result.encoding.startsWith('utf-16') || result.text.startsWith('\ufeff')) return undefined;
	return say(
		{
			en: '{file}: this file is in UTF-16 without a byte order mark, and DolphinDB reads UTF-8; save it as UTF-8.',
			zh: '{file}：该文件为 UTF-16 编码且没有字节顺序标记，而 DolphinDB 读取 UTF-8；请另存为 UTF-8。',
		},
		{ file },
	);
}

/** What the server needs from the machine it runs on. Given from outside, so that tests and the web bring their own. */
export interface Runtime {
	/** The candidates below a folder: files that could be ours by name. Folders that cannot be read are reported as problems. */
	list(folder: FileId): Promise<{ readonly files: readonly FileId[]; readonly problems: readonly Message[] }>;
	read(file: FileId): Promise<ReadResult | undefined>;
	/** The folder with the pages of all rules as a URI, where clients can open files of this machine. */
	readonly rulePages?: string | undefined;
}
