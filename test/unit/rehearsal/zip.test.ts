import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { unzipSync } from 'fflate';
import { expect, onTestFinished, test } from 'vitest';
import { storedZip } from '../../../server/src/cli/rehearsal/zip.ts';

const files = new Map([
	['server/dolphindb', '#!/bin/bash\n'],
	['server/启动 $(touch pwned).sh', 'echo "你好"\n'.repeat(1000)],
	['empty', ''],
]);
const bytes = new Map([...files].map(([name, text]) => [name, new TextEncoder().encode(text)]));

test('an archive is the same each time, holds the files as they are, and says that names are UTF-8', () => {
	const zip = storedZip(bytes);
	expect(storedZip(bytes)).toEqual(zip);
	expect(unzipSync(zip)).toEqual(Object.fromEntries([...bytes].map(([name, content]) => [name, content])));
	const view = new DataView(zip.buffer, zip.byteOffset);
	const second = Buffer.from(zip).indexOf('PK\x03\x04', 4, 'latin1');
	expect([view.getUint16(second + 6, true) & 0x800, view.getUint16(second + 8, true)]).toEqual([0x800, 0]);
});

test('unzip makes programs of it', () => {
	const folder = mkdtempSync(path.join(os.tmpdir(), 'zip-'));
	onTestFinished(() => rmSync(folder, { recursive: true }));
	writeFileSync(path.join(folder, 'a.zip'), storedZip(bytes));
	execFileSync('unzip', ['-q', 'a.zip'], { cwd: folder });
	for (const [name, text] of files) {
		expect(readFileSync(path.join(folder, name), 'utf8'), name).toBe(text);
		expect(statSync(path.join(folder, name)).mode & 0o777, name).toBe(0o755);
	}
});
