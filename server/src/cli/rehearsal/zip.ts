import { zipSync } from 'fflate';

/** An archive of programs, stored as they are, which unzip unpacks. The same files make the same archive. */
export function storedZip(files: ReadonlyMap<string, Uint8Array>): Uint8Array {
	return zipSync(Object.fromEntries(files), { level: 0, os: UNIX, attrs: PROGRAM * 0x10000, mtime: MADE });
}

/** Made under Unix: then the attributes hold a mode. */
const UNIX = 3;
const PROGRAM = 0o100755;
/** Archives hold local time, which is the same wherever this is made. */
const MADE = new Date(2025, 0, 1);
