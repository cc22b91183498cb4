import { readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { complete } from '../../server/src/features/completion/complete.ts';
import { workspaceFor } from '../support/fixture-findings.ts';
import { readAll } from '../support/read-all.ts';

const scenarios = path.resolve(import.meta.dirname, '../fixtures/scenarios/correct');

describe('proposals at any place of a correct cluster', () => {
	test.for(readdirSync(scenarios))('%s: replace a part of the line under the cursor and nothing else', (name) => {
		const snapshot = workspaceFor(readAll(path.join(scenarios, name))).snapshot();
		for (const [id, file] of snapshot.files) {
			for (const [line, { text }] of file.tree.lines.entries()) {
				for (const character of [
					0,
					text.indexOf('='),
					text.indexOf(',') + 1,
					Math.floor(text.length / 2),
					text.length,
				]) {
					if (character < 0) continue;
					for (const { range, text: newText, label } of complete(snapshot, id, { line, character })) {
						const { start, end } = range;
						const isInside =
							start.line === line && end.line === line && start.character <= character && end.character >= character;
						if (!isInside || end.character > text.length || newText.includes('\n')) {
							expect.fail(`${id}:${line + 1}:${character + 1} ${label}: ${JSON.stringify(range)}`);
						}
					}
				}
			}
		}
	});

	test('positions that do not exist have none', () => {
		const [name = ''] = readdirSync(scenarios);
		const snapshot = workspaceFor(readAll(path.join(scenarios, name))).snapshot();
		for (const id of [...snapshot.files.keys(), 'file:///w/none']) {
			expect(complete(snapshot, id, { line: 0, character: 10_000 }).every(({ range }) => range.start.line === 0)).toBe(
				true,
			);
			expect(complete(snapshot, 'file:///w/none', { line: 3, character: 1 })).toEqual([]);
		}
	});
});
