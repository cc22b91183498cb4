import { describe, expect, test } from 'vitest';
import { type FixScope, fixAll } from '../../../server/src/features/fix-all/fix-all.ts';
import { defineTextRule, type FileChange, type Rule } from '../../../server/src/rules/rule.ts';
import { Workspace } from '../../../server/src/workspace/workspace.ts';
import { workspaceOf } from '../../support/workspace.ts';

const text = { en: 'x', zh: '字' };
const all: FixScope = { files: () => true, mayChange: () => true };

/** A rule that dislikes a word and replaces it by another. */
function replacing(code: string, word: string, other: string, severity: Rule['severity'] = 'warning'): Rule {
	return defineTextRule({
		code,
		severity,
		title: text,
		why: text,
		behaviour: text,
		source: 'test',
		reads: ['text'],
		*check(file) {
			for (const [line, { text: content }] of file.tree.lines.entries()) {
				const start = content.indexOf(word);
				if (start < 0) continue;
				const at = { file: file.id, span: { line, start, end: start + word.length } };
				const range = { start: { line, character: start }, end: { line, character: at.span.end } };
				const change: FileChange = { kind: 'edit', file: file.id, range, newText: other };
				yield {
					at,
					message: { template: text, values: {} },
					fixes: () => [{ title: { template: text, values: {} }, changes: [change], preferred: true }],
				};
			}
		},
	});
}

function workspaceWith(rules: readonly Rule[], content: string): Workspace {
	const workspace = new Workspace(rules);
	workspace.setText('file:///w/agent.cfg', content);
	return workspace;
}

describe('fix all', () => {
	test('goes on in rounds until nothing is left, and leaves the workspace itself alone', () => {
		const workspace = workspaceWith(
			[replacing('t-one', 'one', 'two'), replacing('t-two', 'two', 'three')],
			'localSite=h:1:a\none one two\n',
		);
		const { texts, fixed } = fixAll(workspace, all);
		expect(texts.get('file:///w/agent.cfg')).toBe('localSite=h:1:a\nthree three three\n');
		expect(fixed).toBe(5);
		expect(workspace.snapshot().texts.get('file:///w/agent.cfg')).toContain('one one two');
	});

	test('ends where two fixes undo each other', () => {
		const workspace = workspaceWith(
			[replacing('t-one', 'one', 'two'), replacing('t-two', 'two', 'one')],
			'localSite=h:1:a\none\n',
		);
		expect(fixAll(workspace, all).fixed).toBeLessThanOrEqual(50);
	});

	test('a fix that would bring an error is left out, the others are made', () => {
		const rules = [
			replacing('t-bad', 'bad', 'worse'),
			replacing('t-ok', 'ok', 'fine'),
			replacing('t-worst', 'worse', 'worse', 'error'),
		];
		const { texts, fixed } = fixAll(workspaceWith(rules, 'localSite=h:1:a\nbad\nok\n'), all);
		expect(texts.get('file:///w/agent.cfg')).toBe('localSite=h:1:a\nbad\nfine\n');
		expect(fixed).toBe(1);
	});

	test('keeps to one rule, and to the files that may change', () => {
		const files: [string, string][] = ['h1', 'h2'].map((host) => [
			`file:///w/${host}/config/agent.cfg`,
			'mode=agent\r\nlocalSite=10.0.0.1:1:a \r\n',
		]);
		const workspace = workspaceOf(files);
		const only = fixAll(workspace, { ...all, codes: ['file-crlf'], mayChange: (file) => file.includes('/h1/') });
		expect([...only.texts]).toEqual([['file:///w/h1/config/agent.cfg', 'mode=agent\nlocalSite=10.0.0.1:1:a \n']]);
	});

	test('what somebody has just added on one host is not dropped to please the others', () => {
		const nodes =
			'localSite,mode\n10.0.0.1:8900:c1,controller\n10.0.0.2:8900:c2,controller\n10.0.0.3:8900:c3,controller\n10.0.0.1:8801:a1,agent\n10.0.0.1:8802:n1,datanode\n';
		const files = (first: string): [string, string][] =>
			[1, 2, 3].flatMap((n): [string, string][] => [
				[
					`file:///w/h${n}/config/controller.cfg`,
					`mode=controller\nlocalSite=10.0.0.${n}:8900:c${n}\ndfsHAMode=Raft\nlanCluster=0\n`,
				],
				[`file:///w/h${n}/config/cluster.nodes`, n === 1 ? first : nodes],
			]);
		const changed = (first: string) => [...fixAll(workspaceOf(files(first)), all).texts.keys()];
		expect(changed(`${nodes}10.0.0.1:8803:n2,datanode\n`), 'a new row').toEqual([]);
		expect(changed('10.0.0.1:8802:n1,datanode\n'), 'what is left of a damaged list').toEqual([
			'file:///w/h1/config/cluster.nodes',
		]);
	});
});
