import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sedCommands } from '../../server/src/render/by-hand/sed-commands.ts';
import { available, hasTool } from '../support/toy-hosts.ts';

const sed = (text: string, commands: readonly string[]) =>
	execFileSync('sed', commands.length > 0 ? commands.flatMap((one) => ['-e', one]) : ['-e', ''], {
		input: text,
		encoding: 'utf8',
		env: { LC_ALL: 'C', PATH: process.env['PATH'] },
	});

describe.runIf(available('edits by sed', hasTool('sed') ? undefined : 'sed is missing'))('sed', () => {
	test.each([
		['a changed line', 'a\nb\nc\n', 'a\nB & |\\1\nc\n', ['2s|.*|B \\& \\|\\\\1|']],
		['added lines at the end', 'a\n', 'a\n  b\nc\n', ['1a\\  b', '1a\\c']],
		['a line before the first', 'b\n', 'a\nb\n', ['1i\\a']],
		['lines taken away', 'a\nb\nc\nd\n', 'a\nd\n', ['2,3d']],
		['no change', 'a\n', 'a\n', []],
		['letters beyond ASCII', '数据\n', '节点\n', ['1s|.*|节点|']],
	])('%s', (_name, before, after, commands) => {
		expect(sedCommands(before, after)).toEqual(commands);
		expect(sed(before, commands)).toBe(after);
	});

	test('is not asked where lines end otherwise, hold what cannot be seen, or nearly all change', () => {
		expect(sedCommands('a', 'a\n')).toBeUndefined();
		expect(sedCommands('a\n', 'b')).toBeUndefined();
		expect(sedCommands('a\r\n', 'b\r\n')).toBeUndefined();
		expect(sedCommands('a\n', 'a\n\n')).toBeUndefined();
		expect(sedCommands('a\n', 'a\nb\\\n')).toBeUndefined();
		const many = (letter: string) => `${letter}\n`.repeat(41);
		expect(sedCommands(many('a'), many('b'))).toBeUndefined();
	});

	test('makes exactly the new text of any lines', () => {
		const line = fc.oneof(fc.constantFrom('', ' ', 'a', '\\', '&', '|', '\\n', '1d', '}', '数据', 'x=1'), fc.string());
		const text = fc.array(line, { minLength: 1, maxLength: 8 }).map((lines) => `${lines.join('\n')}\n`);
		const property = fc.property(text, text, (before, after) => {
			const commands = sedCommands(before, after);
			if (commands) expect(sed(before, commands)).toBe(after);
		});
		fc.assert(property, { numRuns: 150 });
	});
});
