import { say, type Template } from '../base/message.ts';
import { decodeBytes } from './decode-bytes.ts';
import type { ReadResult } from './runtime.ts';

/** Larger files are no configuration files; the largest seen in the wild have 20 kB. */
export const maxFileBytes = 8 * 1024 * 1024;

/** What was found where a file was looked for: its bytes, a file that is too large to be read, or no file at all. */
export type Found =
	| { readonly kind: 'bytes'; readonly bytes: Uint8Array }
	| { readonly kind: 'too-large'; readonly size: number }
	| { readonly kind: 'no-file' }
	| { readonly kind: 'missing' };

const NO_FILE: Template = {
	en: '{file}: this is no file, but a folder or a device; it was not read.',
	zh: '{file}：这不是文件，而是目录或设备，未读取。',
};
const TOO_LARGE: Template = {
	en: '{file}: {megabytes} MB is too large for a configuration file (at most 8 MB); it was not read.',
	zh: '{file}：{megabytes} MB 超出配置文件的合理大小（上限 8 MB），未读取。',
};
const BINARY: Template = {
	en: '{file}: this is a binary file, not a configuration file; it was not read.',
	zh: '{file}：这是二进制文件，不是配置文件，未读取。',
};
const UNREADABLE: Template = {
	en: '{file}: cannot be read ({reason}). Check its permissions.',
	zh: '{file}：无法读取（{reason}），请检查权限。',
};

/** The text of a file, a byte order mark included; nothing where there is no file. `file` names it in problems. */
export async function readText(file: string, read: () => Promise<Found>): Promise<ReadResult | undefined> {
	try {
		return textOf(file, await read());
	} catch (error) {
		return { problem: say(UNREADABLE, { file, reason: reasonOf(error) }) };
	}
}

function textOf(file: string, found: Found): ReadResult | undefined {
	switch (found.kind) {
		case 'missing':
			return undefined;
		case 'no-file':
			return { problem: say(NO_FILE, { file }) };
		case 'too-large':
			return { problem: say(TOO_LARGE, { file, megabytes: Math.round(found.size / 1024 / 1024) }) };
		case 'bytes':
			return decodeBytes(found.bytes) ?? { problem: say(BINARY, { file }) };
	}
}

/** Why something could not be read: the code that file systems give to their errors, else the error itself. */
export function reasonOf(error: unknown): string {
	return error instanceof Error && 'code' in error ? String(error.code) : String(error);
}
