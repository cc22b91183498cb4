import { sha256 as digest } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

/** The SHA-256 sum of a text in UTF-8, in hex digits. */
export function sha256(text: string): string {
	const known = sums.get(text);
	if (known !== undefined) return known;
	if (sums.size > 10_000) sums.clear(); // texts repeat within one plan, hardly across plans
	const sum = bytesToHex(digest(utf8ToBytes(text)));
	sums.set(text, sum);
	return sum;
}

const sums = new Map<string, string>();

/** The sum of a text that is there in lines. The text, of many megabytes for large plans, is never there as a whole. */
export function sumOfLines(lines: readonly string[]): string {
	const sum = digest.create();
	const bytes = new Uint8Array(1 << 16);
	let length = 0;
	const flush = () => {
		sum.update(bytes.subarray(0, length));
		length = 0;
	};
	lines.forEach((line, at) => {
		if (line.length + 1 > bytes.length - length) flush();
		const end = line.length < bytes.length ? addLetters(line, bytes, length) : undefined;
		if (end === undefined) {
			flush();
			sum.update(utf8ToBytes(line));
		} else length = end;
		if (at < lines.length - 1) bytes[length++] = 10;
	});
	flush();
	return bytesToHex(sum.digest());
}

/** Adds a text as bytes and says where they end; nothing where it holds more than ASCII. */
function addLetters(text: string, bytes: Uint8Array, start: number): number | undefined {
	for (let at = 0; at < text.length; at++) {
		const code = text.charCodeAt(at);
		if (code > 127) return undefined;
		bytes[start + at] = code;
	}
	return start + text.length;
}
