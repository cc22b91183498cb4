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

/** JSON with sorted keys and without blanks: equal values give equal texts. */
export function canonicalJson(value: unknown): string {
	if (Array.isArray(value)) return `[${value.map((item) => canonicalJson(item ?? null)).join(',')}]`;
	if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
	const entries = Object.entries(value).filter(([, item]) => item !== undefined);
	entries.sort(([a], [b]) => (a < b ? -1 : 1));
	return `{${entries.map(([key, item]) => `${JSON.stringify(key)}:${canonicalJson(item)}`).join(',')}}`;
}
