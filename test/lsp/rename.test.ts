import { afterEach, describe, expect, test } from 'vitest';
import type { WorkspaceEdit } from 'vscode-languageserver-protocol';
import { decode } from '../../server/src/workspace/uris.ts';
import { type Client, root, startClient } from '../support/lsp.ts';
import { askAt, twoClusters } from '../support/two-clusters.ts';

let client: Client;
afterEach(() => client.close());

describe('rename', () => {
	const edit = async (file: string, text: string, newName: string) => {
		const { documentChanges } = await askAt<WorkspaceEdit>(client, 'rename', file, text, { newName });
		const changed: Record<string, string> = {};
		for (const change of documentChanges ?? []) {
			if (!('textDocument' in change)) continue;
			const id = decode(change.textDocument.uri);
			const name = id.slice(root.length + 1);
			const edits = change.edits.flatMap((one) =>
				'newText' in one ? [{ kind: 'edit' as const, file: id, ...one }] : [],
			);
			changed[name] = [changed[name] ?? '', ...edits.map(({ range, newText }) => `${range.start.line + 1}:${newText}`)]
				.join(' ')
				.trim();
		}
		return changed;
	};

	test('changes an alias on every host of its cluster, and nothing else', async () => {
		client = await startClient(twoClusters);
		expect(await edit('a/h2/config/cluster.nodes', 'controller2,', 'ctl-a')).toEqual({
			'a/h1/config/agent.cfg': '3:ctl-a 4:ctl-a',
			'a/h1/config/cluster.nodes': '2:ctl-a',
			'a/h1/config/controller.cfg': '2:ctl-a',
			'a/h2/config/cluster.nodes': '2:ctl-a',
		});
	});

	test('refuses what is no alias, is taken, or is an address, and says why', async () => {
		client = await startClient(twoClusters);
		await expect(edit('a/h1/config/agent.cfg', 'controller20', 'a b')).rejects.toThrow('cannot be an alias');
		await expect(edit('a/h1/config/agent.cfg', 'controller20', 'controller2')).rejects.toThrow(
			'has a node controller2 already',
		);
		await expect(askAt(client, 'prepareRename', 'a/h1/config/agent.cfg', '10.0.0.2')).rejects.toThrow(
			'Addresses are not names',
		);
		await expect(askAt(client, 'prepareRename', 'a/h1/config/cluster.cfg', 'maxMemSize')).rejects.toThrow(
			'Only aliases',
		);
		expect(await askAt(client, 'prepareRename', 'a/h1/config/cluster.cfg', 'node1')).toMatchObject({
			placeholder: 'node1',
		});
	});
});
