import { expect, test } from 'vitest';
import { render, say } from '../../../server/src/base/message.ts';
import { fixActions } from '../../../server/src/features/code-actions/fixes.ts';
import { defineTextRule, type FileChange, type Fix } from '../../../server/src/rules/rule.ts';
import { Workspace } from '../../../server/src/workspace/workspace.ts';

const words = (text: string) => ({ en: text, zh: text });
const ID = 'file:///w/agent.cfg';
const start = { line: 0, character: 0 };
const fix = (title: string, ...changes: FileChange[]): Fix => ({ title: say(words(title)), changes });
const edit: FileChange = { kind: 'edit', file: ID, range: { start, end: start }, newText: 'x' };

const rule = defineTextRule({
	code: 'cfg-anything',
	severity: 'error',
	title: words(''),
	why: words(''),
	behaviour: words(''),
	source: '',
	reads: ['text'],
	*check(file) {
		yield {
			at: { file: file.id, span: { line: 0, start: 0, end: 1 } },
			message: say(words('wrong')),
			fixes: () => [
				fix('edit', edit),
				fix('create new', { kind: 'create', file: 'file:///w/new.cfg', text: '' }),
				fix('create old', edit, { kind: 'create', file: 'file:///w/notes.txt', text: '' }),
				fix('move to new', { kind: 'rename', from: ID, to: `${ID}.old` }),
				fix('move to old', { kind: 'rename', from: ID, to: 'file:///w/notes.txt' }),
			],
		};
	},
});

test('fixes that would make a file that is there already are not offered', () => {
	const workspace = new Workspace([rule]);
	workspace.setText(ID, 'mode=agent\nlocalSite=10.0.0.1:8801:agent1\n');
	workspace.setText('file:///w/notes.txt', 'no file of ours');
	const found = fixActions(workspace.snapshot(), ID, { start, end: start });
	expect(found.map((action) => render(action.fix.title, 'en'))).toEqual(['edit', 'create new', 'move to new']);
});
