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
	for (let at = 0; at < lines.length; at += AT_ONCE) {
		if (at > 0) sum.update(LINE_END);
		sum.update(utf8ToBytes(lines.slice(at, at + AT_ONCE).join('\n')));
	}
	return bytesToHex(sum.digest());
}

const AT_ONCE = 256;
const LINE_END = utf8ToBytes('\n');
