import { sha256 as digest } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { writeCanonicalJson } from './canonical-json.ts';

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

/** The sum of a value as canonical JSON. The text, of many megabytes for large plans, is never there as a whole. */
export function jsonSum(value: unknown): string {
	const sum = digest.create();
	const bytes = new Uint8Array(1 << 16);
	let length = 0;
	const flush = () => {
		sum.update(bytes.subarray(0, length));
		length = 0;
	};
	const addBytes = (text: string) => {
		flush();
		sum.update(utf8ToBytes(text));
	};
	writeCanonicalJson(value, (text) => {
		if (text.length > bytes.length) return addBytes(text);
		if (text.length > bytes.length - length) flush();
		const start = length;
		for (let at = 0; at < text.length; at++) {
			const code = text.charCodeAt(at);
			if (code > 127) {
				length = start;
				return addBytes(text);
			}
			bytes[length++] = code;
		}
	});
	flush();
	return bytesToHex(sum.digest());
}
