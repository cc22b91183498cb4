import { expect, test } from 'vitest';
import { applyChanges } from '../../../server/src/rules/apply-changes.ts';
import type { Workspace } from '../../../server/src/workspace/workspace.ts';
import { workspaceOf } from '../../support/workspace.ts';

const NODES = 'file:///w/config/cluster.nodes';
const AGENT = 'file:///w/config/agent.cfg';

/** The text of a file after the first fix for a finding of a rule in some file. */
function mended(workspace: Workspace, code: string, at: string, file: string): string | undefined {
	const snapshot = workspace.snapshot();
	const finding = snapshot.findings(at).find((one) => one.code === code) ?? expect.fail(`no ${code}`);
	expect(finding.isFixable).toBe(true);
	const [fix] = snapshot.fixes(finding);
	return applyChanges(snapshot.texts, fix?.changes ?? []).get(file);
}

test('a fix is made for the files as they are when somebody asks, not as they were when the finding was made', () => {
	const rows = 'localSite,mode\nh1:8900:c1,controller\nh1:8902:n1,datanode\n';
	const workspace = workspaceOf([
		[NODES, rows],
		[AGENT, 'mode=agent\nlocalSite=h1:8901:a1\ncontrollerSite=h1:8900:c1\n'],
	]);
	expect(mended(workspace, 'agent-not-in-nodes', AGENT, NODES)).toBe(`${rows}h1:8901:a1,agent\n`);
	workspace.setText(NODES, `${rows}\n`); // a blank row at the end concerns no rule about agents
	expect(mended(workspace, 'agent-not-in-nodes', AGENT, NODES)).toBe(`${rows}h1:8901:a1,agent\n\n`);
});

test('what is told of the second half of a row that is broken in two is mended there', () => {
	const text = 'localSite,mode,computeGroup,zone\nh1:8900:\nc1,controller,,z1\nh1:8902:n1,datanode,,z1\n';
	const workspace = workspaceOf([[NODES, text]]);
	expect(mended(workspace, 'nodes-zone-role', NODES, NODES)).toBe(text.replace('controller,,z1', 'controller,,'));
});
