import { createReadStream } from 'node:fs';
import path from 'node:path';
import { LogScan, type Occurrence } from '../logs/log-scan.ts';
import { noSuchFile, refusal } from './command.ts';

/** Of a line without end, no more is kept than this. */
const LONGEST_LINE = 65_536;

/** Looks for known failures in a file, or in standard input for `-`: piece by piece, so that it may be of any size. */
export async function readLog(file: string): Promise<Occurrence[]> {
	const stream = file === '-' ? process.stdin : createReadStream(path.resolve(file));
	try {
		return await scanStream(stream);
	} catch (error) {
		const { code = '', message } = error as NodeJS.ErrnoException;
		if (code === 'ENOENT') throw noSuchFile(file);
		throw refusal({ en: '{file}: {reason}', zh: '{file}：{reason}' }, { file, reason: message });
	}
}

/** Looks for known failures in text that comes in pieces. Bytes that are no UTF-8 are in nobody’s way. */
export async function scanStream(stream: AsyncIterable<Uint8Array | string>): Promise<Occurrence[]> {
	const scan = new LogScan();
	const decoder = new TextDecoder();
	let rest = '';
	for await (const piece of stream) {
		const lines = (rest + (typeof piece === 'string' ? piece : decoder.decode(piece, { stream: true }))).split('\n');
		rest = (lines.pop() ?? '').slice(0, LONGEST_LINE);
		for (const line of lines) scan.line(withoutReturn(line));
	}
	if (rest !== '') scan.line(withoutReturn(rest));
	return scan.end();
}

function withoutReturn(line: string): string {
	return line.endsWith('\r') ? line.slice(0, -1) : line;
}
