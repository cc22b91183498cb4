import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { shellComment, shellQuote, shellWords } from '../../server/src/render/shell-quote.ts';
import { awkwardWords, shellText } from '../support/awkward.ts';
import { available, hasTool } from '../support/toy-hosts.ts';

/** In the last two, the second byte of a letter may be a backslash. They are compiled here; where that fails, they mean C. */
const LOCALES = ['C', 'C.UTF-8', 'zh_CN.GBK', 'zh_CN.GB18030'];

describe.runIf(available('quoting for bash', hasTool('bash') ? undefined : 'bash is missing'))('shell text', () => {
	let folder: string;
	let locales: string;

	beforeAll(() => {
		folder = mkdtempSync(path.join(tmpdir(), 'quote-'));
		locales = mkdtempSync(path.join(tmpdir(), 'locales-'));
		for (const name of LOCALES.slice(2)) {
			spawnSync('localedef', ['-i', 'zh_CN', '-f', name.replace('zh_CN.', ''), `${locales}/${name}`]);
		}
	});
	afterAll(() => {
		for (const each of [folder, locales]) rmSync(each, { recursive: true });
	});

	/** What bash makes of a script, one item per word that the script prints. */
	const bash = (script: string, locale = 'C.UTF-8') => {
		writeFileSync(`${folder}/script.sh`, script);
		const env = { PATH: process.env['PATH'], LC_ALL: locale, LOCPATH: locales };
		const output = execFileSync('bash', ['script.sh'], { cwd: folder, env, stdio: ['ignore', 'pipe', 'ignore'] });
		expect(readdirSync(folder)).toEqual(['script.sh']);
		return output.toString('utf8').split('\0').slice(0, -1);
	};

	test.each(LOCALES)('awkward words come back whole in locale %s', (locale) => {
		expect(bash(`printf '%s\\0' ${awkwardWords.map(shellQuote).join(' ')}\n`, locale)).toEqual(awkwardWords);
		expect(bash(`printf '%s\\0' ${shellWords(awkwardWords)}\n`, locale)).toEqual(awkwardWords);
	});

	test('any words come back whole, as arguments, in assignments and in patterns', () => {
		const property = fc.property(fc.array(shellText, { minLength: 50, maxLength: 50 }), (words) => {
			const lines = words.flatMap((word) => [
				`value=${shellQuote(word)}`,
				`case $value in ${shellQuote(word)}) printf '%s\\0' "$value" ;; esac`,
			]);
			expect(bash(`printf '%s\\0' ${shellWords(words)}\n${lines.join('\n')}\n`)).toEqual([...words, ...words]);
		});
		fc.assert(property, { numRuns: 30 });
	});

	test('a quoted value is printable text on one line, so that a script can be looked at', () => {
		fc.assert(
			fc.property(shellText, (word) => {
				// biome-ignore lint/suspicious/noControlCharactersInRegex: exactly these must not be there
				expect(shellQuote(word)).not.toMatch(/[\u0000-\u001f\u007f-\u009f]/);
			}),
		);
	});

	test('a comment never ends early', () => {
		const property = fc.property(fc.array(shellText, { maxLength: 50 }), (texts) => {
			expect(bash(`${texts.map((text) => `# ${shellComment(text)}`).join('\n')}\nprintf 'end\\0'\n`)).toEqual(['end']);
		});
		fc.assert(property, { numRuns: 20 });
	});
});
