import { describe, expect, test } from 'vitest';
import { applyEdits } from '../../../server/src/rules/apply-changes.ts';
import { defineTextRule, type FileChange } from '../../../server/src/rules/rule.ts';
import { Workspace } from '../../../server/src/workspace/workspace.ts';
import { workspaceOf } from '../../support/workspace.ts';

const ID = 'file:///w/cluster.cfg';
const TEXT = 'lanCluster=0\nvolumes=/a\r,/b\r,/c\nworkerNum=4\n';
const nothing = { en: '', zh: '' };

type Edit = Extract<FileChange, { kind: 'edit' }>;

/** The text after an edit, where the edit may be offered for a setting on lines 2 to 4. */
function offered(from: [number, number], to: [number, number], newText: string, file = ID): string | undefined {
	const [start, end] = [from, to].map(([line = 0, character = 0]) => ({ line, character })) as [
		Edit['range']['start'],
		Edit['range']['end'],
	];
	const change: Edit = { kind: 'edit', file, range: { start, end }, newText };
	const rule = defineTextRule({
		code: 'file-anything',
		severity: 'error',
		title: nothing,
		why: nothing,
		behaviour: nothing,
		source: '',
		reads: ['text'],
		*check({ id }) {
			const message = { template: nothing, values: {} };
			yield {
				at: { file: id, span: { line: 0, start: 0, end: 0 } },
				message,
				fixes: () => [{ title: message, changes: [change] }],
			};
		},
	});
	const workspace = new Workspace([rule]);
	workspace.setText(ID, TEXT);
	const snapshot = workspace.snapshot();
	const [fix] = snapshot.findings(ID).flatMap((finding) => snapshot.fixes(finding));
	return fix && applyEdits(TEXT, fix.changes as Edit[]);
}

test('what is wrong with a list that is cut is told, and mended when the list is whole', () => {
	const id = 'file:///w/agent.cfg';
	const text = 'localSite=h:1:a1\nsites=h:2:c1:controller\r,h:1:a1:agent\nmode=agent\n';
	const told = (now: string) => {
		const snapshot = workspaceOf([[id, now]]).snapshot();
		return snapshot.findings(id).map((finding) => [finding.code, finding.at.span.line, snapshot.fixes(finding).length]);
	};
	expect(told(text)).toContainEqual(['agent-sites-self-not-first', 2, 0]);
	expect(told(text)).toContainEqual(['file-embedded-cr', 1, 1]);
	expect(told(text.replace('\r', ''))).toContainEqual(['agent-sites-self-not-first', 1, 1]);
});

describe('a fix around a setting that is cut', () => {
	test.each<[string, [number, number], [number, number], string, string]>([
		['inserts a line above', [1, 0], [1, 0], 'x=1\n', TEXT.replace('vol', 'x=1\nvol')],
		['adds to its end', [3, 3], [3, 3], ',/d', TEXT.replace('/c', '/c,/d')],
		['adds a line below', [4, 0], [4, 0], 'x=1\n', TEXT.replace('work', 'x=1\nwork')],
		['replaces a line end in it', [1, 10], [2, 0], '', TEXT.replace('a\r', 'a')],
		['replaces another line end in it', [2, 3], [3, 0], '', TEXT.replace('b\r', 'b')],
		['deletes all of it', [1, 0], [4, 0], '', 'lanCluster=0\nworkerNum=4\n'],
		['replaces the file', [0, 0], [5, 0], 'x', 'x'],
	])('%s', (_, from, to, newText, expected) => {
		expect(offered(from, to, newText)).toBe(expected);
	});

	test.each<[string, [number, number], [number, number]]>([
		['replaces the value as far as the entry knows it', [1, 8], [1, 10]],
		['deletes its first line', [1, 0], [2, 0]],
		['inserts a line into it', [2, 0], [2, 0]],
		['deletes from an element on one line to one on another', [1, 8], [2, 1]],
		['deletes its rest with the next line', [3, 0], [5, 0]],
		['deletes its beginning with the line before', [0, 0], [2, 0]],
	])('is not offered where it %s', (_, from, to) => {
		expect(offered(from, to, '')).toBeUndefined();
		expect(offered(from, to, '', 'file:///w/other.cfg')).toBeDefined();
	});
});
