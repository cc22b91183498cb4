import { readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { complete } from '../../server/src/features/completion/complete.ts';
import type { Proposal } from '../../server/src/features/completion/proposal.ts';
import type { Snapshot } from '../../server/src/workspace/workspace.ts';
import { workspaceFor } from '../support/fixture-findings.ts';
import { readAll } from '../support/read-all.ts';

const scenarios = path.resolve(import.meta.dirname, '../fixtures/scenarios/correct');

describe('proposals at any place of a correct cluster', () => {
	test.for(readdirSync(scenarios))('%s: replace a part of the line under the cursor and nothing else', (name) => {
		const snapshot = workspaceFor(readAll(path.join(scenarios, name))).snapshot();
		const faults = [...snapshot.files].flatMap(([id, file]) =>
			file.tree.lines.flatMap(({ text }, line) => faultsIn(snapshot, id, line, text)),
		);
		expect(faults).toEqual([]);
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

/** Proposals for a line that would replace anything but a part of it around the cursor. */
function faultsIn(snapshot: Snapshot, id: string, line: number, text: string): string[] {
	const columns = [0, text.indexOf('='), text.indexOf(',') + 1, Math.floor(text.length / 2), text.length];
	return columns
		.filter((column) => column >= 0)
		.flatMap((character) =>
			complete(snapshot, id, { line, character })
				.filter((proposal) => !replacesPart(proposal, line, character, text.length))
				.map(({ label, range }) => `${id}:${line + 1}:${character + 1} ${label}: ${JSON.stringify(range)}`),
		);
}

function replacesPart({ range, text }: Proposal, line: number, character: number, length: number): boolean {
	const { start, end } = range;
	const isOnLine = start.line === line && end.line === line && end.character <= length;
	return isOnLine && start.character <= character && end.character >= character && !text.includes('\n');
}
