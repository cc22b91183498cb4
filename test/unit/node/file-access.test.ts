import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { type Message, render } from '../../../server/src/base/message.ts';
import { nodeFiles, readTextFile, toId } from '../../../server/src/node/file-access.ts';
import { maxFileBytes } from '../../../server/src/workspace/read-text.ts';
import { problemOf } from '../../../server/src/workspace/runtime.ts';

const folder = mkdtempSync(path.join(os.tmpdir(), 'ddb-files-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const rows = 'localSite,mode\r\n10.0.0.1:8801:节点1,agent\r\n';
const bytesOf = (text: string) => Buffer.from(text, 'utf8');
const wide = (text: string) => Buffer.from(text, 'utf16le');
const swapped = (text: string) => wide(text).swap16();

function write(name: string, content: Uint8Array): string {
	const file = path.join(folder, name);
	mkdirSync(path.dirname(file), { recursive: true });
	writeFileSync(file, content);
	return file;
}

const read = (content: Uint8Array) => readTextFile(write('cluster.nodes', content));

describe('a text file', () => {
	test.for([
		['UTF-8', bytesOf(rows), rows, 'utf-8'],
		['UTF-8 with a byte order mark', bytesOf(`\ufeff${rows}`), `\ufeff${rows}`, 'utf-8'],
		['nothing', bytesOf(''), '', 'utf-8'],
		['U+FFFD written as such', bytesOf('a=\ufffd'), 'a=\ufffd', 'utf-8'],
		['UTF-16 LE with a byte order mark', wide(`\ufeff${rows}`), `\ufeff${rows}`, 'utf-16le'],
		['UTF-16 BE with a byte order mark', swapped(`\ufeff${rows}`), `\ufeff${rows}`, 'utf-16be'],
		['UTF-16 LE without', wide(rows), rows, 'utf-16le'],
		['UTF-16 BE without', swapped(rows), rows, 'utf-16be'],
		['nothing but a mark', wide('\ufeff'), '\ufeff', 'utf-16le'],
		[
			'UTF-16 in Chinese with a byte order mark',
			wide('\ufeff# 一二三四五六七八九十\n'),
			'\ufeff# 一二三四五六七八九十\n',
			'utf-16le',
		],
		['UTF-16 that breaks off', wide('mode=agent\n').subarray(0, -1), 'mode=agent\ufffd', 'utf-16le'],
		['UTF-16 with half a surrogate pair', wide('mode=\ud800\n'), 'mode=\ufffd\n', 'utf-16le'],
		['GBK', Buffer.from([0x61, 0x3d, 0xbd, 0xda, 0xb5, 0xe3, 0x0a]), 'a=\ufffd\u06b5\ufffd\n', 'lossy'],
		['half a character', bytesOf('a=é').subarray(0, -1), 'a=\ufffd', 'lossy'],
		['lone surrogates in UTF-8', Buffer.from([0x61, 0xed, 0xa0, 0x80]), 'a\ufffd\ufffd\ufffd', 'lossy'],
	] as const)('with %s is read as text, and it is said how', async ([, content, text, encoding]) => {
		expect(await read(content)).toEqual({ text, encoding });
	});
});

describe('bytes that are no text', () => {
	test.for([
		['a NUL among text', bytesOf('mode=agent\0\n')],
		['numbers of 16 bits', Buffer.from([1, 0, 2, 0, 3, 0])],
		['numbers of 32 bits', Buffer.from([65, 0, 0, 0, 66, 0, 0, 0])],
		['UTF-32', Buffer.from([0xff, 0xfe, 0, 0, 65, 0, 0, 0])],
		['a mark and control characters', Buffer.from([0xff, 0xfe, 1, 0, 2, 0])],
		['zeros', Buffer.alloc(100)],
		['an ELF header', Buffer.from([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 3, 0, 62, 0])],
	] as const)('are refused by name: %s', async ([, content]) => {
		expect(await read(content)).toEqual({
			problem: saying(/cluster\.nodes: this is a binary file, not a configuration file; it was not/),
		});
	});
});

describe('what else is not read', () => {
	test('a file that does not exist is nothing', async () => {
		expect(await readTextFile(path.join(folder, 'nowhere'))).toBeUndefined();
	});

	test('a folder, and a device that a link leads to', async () => {
		mkdirSync(path.join(folder, 'agent.cfg'));
		expect(await readTextFile(path.join(folder, 'agent.cfg'))).toEqual({ problem: saying(/is no file/) });
		if (process.platform === 'win32') return;
		symlinkSync('/dev/zero', path.join(folder, 'controller.cfg'));
		const device = await readTextFile(path.join(folder, 'controller.cfg'));
		expect(device).toEqual({ problem: saying(/controller\.cfg: this is no file/) });
	});

	test('a file that is too large', async () => {
		expect(await read(Buffer.alloc(maxFileBytes + 1, 'x'))).toEqual({ problem: saying(/too large/) });
		expect(await read(Buffer.alloc(maxFileBytes, 'x'))).toMatchObject({ encoding: 'utf-8' });
	});

	test('the content of a backup, which only has to be there', async () => {
		const backup = toId(write('cluster.cfg.bak', Buffer.alloc(10)));
		expect(await nodeFiles.read(backup)).toEqual({ text: '', encoding: 'utf-8' });
	});
});

test('UTF-16 of which no finding can speak is a problem by itself', async () => {
	const said = async (content: Uint8Array) => {
		const problem = problemOf('cluster.nodes', await read(content));
		return problem && render(problem, 'en');
	};
	expect(await said(wide(rows))).toMatch(/^cluster\.nodes: this file is in UTF-16 without a byte order mark/);
	expect(await said(wide(`\ufeff${rows}`))).toBeUndefined();
	expect(await said(bytesOf(rows))).toBeUndefined();
	expect(await said(Buffer.alloc(3))).toMatch(/binary/);
});

/** A message whose English text has these words. */
function saying(words: RegExp): unknown {
	return expect.toSatisfy((message: Message) => words.test(render(message, 'en')), `says ${words}`);
}
