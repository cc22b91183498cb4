import path from 'node:path';
import type { Message } from '../base/message.ts';
import type { FileId } from '../base/span.ts';
import { toId } from '../node/file-access.ts';
import { maxFileBytes, readText } from '../workspace/read-text.ts';
import { type Encoding, problemOf } from '../workspace/runtime.ts';
import { noSuchFile, UsageError } from './command.ts';

/** A text from standard input that stands for a file. */
export interface Unsaved {
	readonly file: FileId;
	readonly text: string;
	readonly encoding: Encoding;
	readonly problems: readonly Message[];
}

/** Reads standard input as the text of a file. Throws `UsageError` where it is no text, or too large. */
export async function readUnsaved(given: string): Promise<Unsaved> {
	const bytes = await allOf(process.stdin);
	const result = await readText(given, async () =>
		bytes.length > maxFileBytes ? { kind: 'too-large', size: bytes.length } : { kind: 'bytes', bytes },
	);
	if (!result) throw noSuchFile(given); // bytes are always there
	if ('problem' in result) throw new UsageError(result.problem);
	const problem = problemOf(given, result);
	return { ...result, file: toId(path.resolve(given)), problems: problem ? [problem] : [] };
}

async function allOf(stream: AsyncIterable<Uint8Array | string>): Promise<Uint8Array> {
	const parts: Uint8Array[] = [];
	for await (const part of stream) parts.push(typeof part === 'string' ? Buffer.from(part) : part);
	return Buffer.concat(parts);
}
