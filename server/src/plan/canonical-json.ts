/** JSON with sorted keys and without blanks: equal values give equal texts. */
export function canonicalJson(value: unknown): string {
	const pieces: string[] = [];
	writeCanonicalJson(value, (text) => pieces.push(text));
	return pieces.join('');
}

/** Writes canonical JSON piece by piece. */
export function writeCanonicalJson(value: unknown, write: (text: string) => void): void {
	if (typeof value === 'string') writeText(value, write);
	else if (Array.isArray(value)) writeList(value, write);
	else if (typeof value === 'object' && value !== null) writeObject(value as Readonly<Record<string, unknown>>, write);
	else write(JSON.stringify(value) ?? 'null');
}

function writeList(items: readonly unknown[], write: (text: string) => void): void {
	write('[');
	items.forEach((item, at) => {
		if (at > 0) write(',');
		writeCanonicalJson(item ?? null, write);
	});
	write(']');
}

function writeObject(fields: Readonly<Record<string, unknown>>, write: (text: string) => void): void {
	let mark = '{';
	for (const key of sortedKeys(fields)) {
		if (fields[key] === undefined) continue;
		write(mark);
		writeText(key, write);
		write(':');
		writeCanonicalJson(fields[key], write);
		mark = ',';
	}
	write(mark === '{' ? '{}' : '}');
}

/** Keys of small objects, of which there are very many, are sorted where they are: `sort` makes lists of its own. */
function sortedKeys(fields: object): string[] {
	const keys = Object.keys(fields);
	if (keys.length > 20) return keys.sort();
	for (let end = 1; end < keys.length; end++) {
		const key = keys[end] as string; // within the list
		let at = end;
		for (; at > 0 && (keys[at - 1] as string) > key; at--) keys[at] = keys[at - 1] as string;
		keys[at] = key;
	}
	return keys;
}

/** Most texts stand in JSON as they are; finding that out is faster than having them spelled. */
function writeText(text: string, write: (text: string) => void): void {
	if (PLAIN.test(text)) {
		write('"');
		write(text);
		write('"');
	} else write(JSON.stringify(text));
}

const PLAIN = /^[ !#-[\]-~]*$/;
