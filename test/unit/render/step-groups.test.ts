import { expect, test } from 'vitest';
import { say } from '../../../server/src/base/message.ts';
import type { Step } from '../../../server/src/plan/plan.ts';
import { stepGroups } from '../../../server/src/render/bash/step-groups.ts';

function copy(id: string, from: string, to: string, after: readonly string[] = []): Step {
	const place = (text: string) => ({ host: text.slice(0, 1), path: text.slice(1) });
	const text = say({ en: id, zh: id });
	const operations = [{ op: 'copy-tree', from: place(from), to: place(to), excludes: [] }] as const;
	return { id, kind: 'copy', title: text, reason: text, risk: 'reversible', after, operations, undo: [] };
}

const groups = (...steps: Step[]) => stepGroups(steps).map((group) => group.map(({ id }) => id).join(' '));

test('copies of different folders run together', () => {
	expect(groups(copy('1', 'a/x', 'b/x'), copy('2', 'a/y', 'c/y'), copy('3', 'a/x', 'c/x'))).toEqual(['1 2 3']);
});

test('a copy does not join one that it needs, nor steps that do other things', () => {
	expect(groups(copy('1', 'a/x', 'b/x'), copy('2', 'a/y', 'b/y', ['1']))).toEqual(['1', '2']);
	const other: Step = { ...copy('2', 'a/y', 'b/y'), operations: [{ op: 'confirm', question: '?' }] };
	expect(groups(copy('1', 'a/x', 'b/x'), other, copy('3', 'a/z', 'b/z'))).toEqual(['1', '2', '3']);
	expect(groups(copy('1', 'a/x', 'b/x'), { ...copy('2', 'a/y', 'b/y'), seals: true })).toEqual(['1', '2']);
});

test.each([
	['into the same folder', 'a/x', 'b/x', 'a/y', 'b/x'],
	['into a folder inside', 'a/x', 'b/x', 'a/y', 'b/x/y'],
	['into a folder around', 'a/x', 'b/x/y', 'a/y', 'b/x'],
	['from what is being written', 'a/x', 'b/x', 'b/x', 'c/x'],
	['into what is being read', 'a/x/y', 'b/x', 'c/x', 'a/x'],
])('a copy %s waits', (_name, from, to, otherFrom, otherTo) => {
	expect(groups(copy('1', from, to), copy('2', otherFrom, otherTo))).toEqual(['1', '2']);
});

test('folders with a common beginning of their names are different', () => {
	expect(groups(copy('1', 'a/x', 'b/x'), copy('2', 'a/x2', 'b/x2'))).toEqual(['1 2']);
});

function ask(id: string, after: readonly string[] = [], changes: Partial<Step> = {}): Step {
	const probe = { probe: 'path-exists', path: '/x' } as const;
	return {
		...copy(id, 'a/x', 'b/x', after),
		operations: [{ op: 'require', host: 'a', probe, problem: '' }],
		...changes,
	};
}

test('steps that do nothing but ask are answered together, unless one needs another or passes a gate', () => {
	expect(groups(ask('1'), ask('2'), copy('3', 'a/x', 'b/x'), ask('4'))).toEqual(['1 2', '3', '4']);
	expect(groups(ask('1'), ask('2', ['1']), ask('3', ['1']))).toEqual(['1', '2 3']);
	expect(groups(ask('1'), ask('2', [], { gate: 'G1' }), ask('3', [], { seals: true }))).toEqual(['1', '2', '3']);
	expect(groups(ask('1'), { ...copy('2', 'a/y', 'b/y'), operations: [] })).toEqual(['1', '2']);
});
