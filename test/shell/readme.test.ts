import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { abilityOf } from '../../server/src/cli/rehearsal/machine.ts';
import { comparePage, shownCommands, typed } from '../support/console.ts';
import { available } from '../support/toy-hosts.ts';

const root = path.resolve(import.meta.dirname, '../..');
const ability = await abilityOf([]);
const isAvailable = available('the README', 'reason' in ability ? ability.reason.template.en : undefined);
const PAGES = [
	['README.md', 'en_US.UTF-8'],
	['README.zh-CN.md', 'zh_CN.UTF-8'],
] as const;

describe.runIf(isAvailable)('who has a clone and the README gets to a rehearsed migration', () => {
	const temp = mkdtempSync(path.join(os.tmpdir(), 'ddb-readme-'));
	const cwd = path.join(temp, 'clone');
	beforeAll(() => {
		execFileSync('git', ['clone', '-q', '--no-hardlinks', root, cwd]);
		// What is changed here and not committed yet is tried, too.
		const diff = execFileSync('git', ['diff', '--binary', 'HEAD'], { cwd: root, maxBuffer: 100_000_000 });
		if (diff.length > 0) execFileSync('git', ['apply', '-'], { cwd, input: diff });
	});
	afterAll(() => rmSync(temp, { recursive: true, force: true }));

	test('in both languages by the same commands', () => {
		const [english, chinese] = PAGES.map(([page]) =>
			shownCommands(readFileSync(path.join(root, page), 'utf8')).map(({ command }) => command),
		);
		expect(english?.length).toBeGreaterThan(3);
		expect(chinese).toEqual(english);
	});

	test.for(PAGES)('by the commands of %s', ([page, language]) => {
		comparePage(path.join(root, page), (command) => typed(command, { cwd, language }));
	});
});
