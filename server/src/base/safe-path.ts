/** A path that stays inside its folder and that every file system can hold: what is not plain is percent-encoded. */
export function safePath(path: string): string {
	const parts = path.split('/').filter((part) => part !== '');
	return parts.map((part) => (/^\.+$/.test(part) ? encode(part) : part.replaceAll(UNSAFE, encode))).join('/');
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: exactly these have to be found
const UNSAFE = /[\u0000-\u001f\u007f<>:"|?*\\%]|[ .]$/g;

function encode(text: string): string {
	return [...text]
		.map((letter) => `%${(letter.codePointAt(0) ?? 0).toString(16).padStart(2, '0').toUpperCase()}`)
		.join('');
}
