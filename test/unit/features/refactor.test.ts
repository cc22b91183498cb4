import { expect, test } from 'vitest';
import { render } from '../../../server/src/base/message.ts';
import { withName } from '../../../server/src/base/names-in-text.ts';
import { refactorings } from '../../../server/src/features/refactor/refactorings.ts';
import { verified } from '../../../server/src/features/refactor/verified.ts';
import type { Workspace } from '../../../server/src/workspace/workspace.ts';
import { workspaceOf } from '../../support/workspace.ts';

const rows = 'localSite,mode\n10.0.0.1:8901:agent1,agent\n10.0.0.1:8902:node1,datanode\n10.0.0.2:8902:node2,datanode\n';
const files: readonly (readonly [string, string])[] = [
	['file:///w/h1/config/cluster.nodes', rows],
	['file:///w/h1/config/controller.cfg', 'mode=controller\nlocalSite=10.0.0.1:8900:controller1\n'],
	[
		'file:///w/h1/config/agent.cfg',
		'mode=agent\nlocalSite=10.0.0.1:8901:agent1\ncontrollerSite=10.0.0.1:8900:controller1\n',
	],
	[
		'file:///w/h3/config/agent.cfg',
		'mode=agent\nlocalSite=10.0.0.3:8901:agent3\ncontrollerSite=10.0.0.1:8900:controller1\n',
	],
];

/** What a refactoring at a line of cluster.nodes does: the changed files, or the reason against it. */
function outcome(workspace: Workspace, id: string, line: number): string {
	const at = { line, character: 0 };
	const found = refactorings(workspace.snapshot(), files[0]?.[0] ?? '', { start: at, end: at });
	const one = found.find((offered) => offered.id === id);
	if (!one || !('rewrite' in one)) return 'not offered';
	const result = verified(workspace, one, { canCreate: true });
	if ('refusal' in result) return render(result.refusal, 'en');
	return result.changes.map((change) => (change.kind === 'rename' ? change.to : change.file)).join(' ');
}

test('a file that is not UTF-8 is never written', () => {
	const workspace = workspaceOf(files);
	expect(outcome(workspace, 'use-free-port', 2)).toBe('file:///w/h1/config/cluster.nodes');
	workspace.setText('file:///w/h1/config/cluster.nodes', rows, 'lossy');
	expect(outcome(workspace, 'use-free-port', 2)).toBe('h1/cluster.nodes is not UTF-8; it has to be converted first.');
});

test('a folder that is there is not taken for a new package', () => {
	expect(outcome(workspaceOf(files), 'add-agent', 3)).toContain('file:///w/h2/config/agent.cfg');
	const taken = workspaceOf([...files, ['file:///w/h2/config/notes.cfg', 'nothing of ours']]);
	expect(outcome(taken, 'add-agent', 3)).toContain('file:///w/h4/config/agent.cfg');
});

test('a name is replaced where it stands as a word', () => {
	expect(withName('/data/node1/node10,/x/node1', 'node1', 'node$&')).toBe('/data/node$&/node10,/x/node$&');
	expect(withName('/a.b/axb', 'a.b', 'c')).toBe('/c/axb');
});
