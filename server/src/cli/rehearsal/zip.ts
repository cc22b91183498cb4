/** An archive of files, stored as they are, which unzip unpacks. */
export function storedZip(files: ReadonlyMap<string, Uint8Array>): Uint8Array {
	const parts: Uint8Array[] = [];
	const index: Uint8Array[] = [];
	let offset = 0;
	for (const [name, content] of files) {
		const nameBytes = new TextEncoder().encode(name);
		const about = [
			...word(20),
			...word(0),
			...word(0),
			...long(0x5a210000),
			...long(crc32(content)),
			...long(content.length),
			...long(content.length),
			...word(nameBytes.length),
			...word(0),
		];
		const local = bytes([...long(0x04034b50), ...about], nameBytes, content);
		// Made under Unix, with the mode of a program.
		const more = [...word(0), ...word(0), ...word(0), ...long(0o100755 * 0x10000), ...long(offset)];
		index.push(bytes([...long(0x02014b50), ...word(0x031e), ...about, ...more], nameBytes));
		parts.push(local);
		offset += local.length;
	}
	const size = index.reduce((sum, { length }) => sum + length, 0);
	const end = [
		...long(0x06054b50),
		...word(0),
		...word(0),
		...word(files.size),
		...word(files.size),
		...long(size),
		...long(offset),
		...word(0),
	];
	return bytes([], ...parts, ...index, new Uint8Array(end));
}

function word(value: number): number[] {
	return [value & 0xff, (value >>> 8) & 0xff];
}

function long(value: number): number[] {
	const whole = value >>> 0;
	return [...word(whole & 0xffff), ...word(whole >>> 16)];
}

function bytes(head: readonly number[], ...rest: readonly Uint8Array[]): Uint8Array {
	const all = new Uint8Array(head.length + rest.reduce((sum, { length }) => sum + length, 0));
	all.set(head);
	let at = head.length;
	for (const one of rest) {
		all.set(one, at);
		at += one.length;
	}
	return all;
}

function crc32(content: Uint8Array): number {
	let crc = -1;
	for (const byte of content) {
		crc ^= byte;
		for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
	}
	return (crc ^ -1) >>> 0;
}
