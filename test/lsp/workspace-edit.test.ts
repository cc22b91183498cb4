import { afterEach, expect, test } from 'vitest';
import type { WorkspaceEdit } from 'vscode-languageserver-protocol';
import { type Client, startClient } from '../support/lsp.ts';
import { askAt, twoClusters } from '../support/two-clusters.ts';

let client: Client;
afterEach(() => client.close());

test('all edits of a file come in one, since editors carry out one after the other', async () => {
	client = await startClient(twoClusters, {
		capabilities: { workspace: { workspaceEdit: { documentChanges: true } } },
	});
	const edit = await askAt<WorkspaceEdit>(client, 'rename', 'a/h1/config/agent.cfg', 'controller2:controller', {
		newName: 'ctl-a',
	});
	const files = (edit.documentChanges ?? []).flatMap((change) => ('textDocument' in change ? [change] : []));
	expect(files.map(({ edits }) => edits.length).sort()).toEqual([1, 1, 1, 2]);
	expect(new Set(files.map(({ textDocument }) => textDocument.uri)).size).toBe(files.length);
});
