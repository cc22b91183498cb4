import { sha256 as digest } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

/** A SHA-256 sum while it is being made, of texts in UTF-8 one behind the other. */
export interface RunningSum {
	update(text: string): void;
	/** The sum of all texts in hex digits. Nothing more can be added. */
	hex(): string;
}

/** Makes sums everywhere. */
export function portableSum(): RunningSum {
	const sum = digest.create();
	return { update: (text) => void sum.update(utf8ToBytes(text)), hex: () => bytesToHex(sum.digest()) };
}

let newSum: () => RunningSum = portableSum;

/** Has sums made by what the machine has for it, which takes a tenth of the time: large plans are of many megabytes. */
export function makeSumsBy(make: () => RunningSum): void {
	newSum = make;
}

/** The SHA-256 sum of a text in UTF-8, in hex digits. */
export function sha256(text: string): string {
	const known = sums.get(text);
	if (known !== undefined) return known;
	if (sums.size > 10_000) sums.clear(); // texts repeat within one plan, hardly across plans
	const sum = newSum();
	sum.update(text);
	const hex = sum.hex();
	sums.set(text, hex);
	return hex;
}

const sums = new Map<string, string>();

/** The sum of a text that is there in lines. The text, of many megabytes for large plans, is never there as a whole. */
export function sumOfLines(lines: readonly string[]): string {
	const sum = newSum();
	for (let at = 0; at < lines.length; at += AT_ONCE) {
		if (at > 0) sum.update('\n');
		sum.update(lines.slice(at, at + AT_ONCE).join('\n'));
	}
	return sum.hex();
}

const AT_ONCE = 256;
