import { expect, test } from 'vitest';
import { type Entry, runtimeOf } from '../../../server/src/workspace/file-system.ts';

const root = 'file:///w';
const many = (count: number, kind: Entry['kind'], suffix = '') =>
	Array.from({ length: count }, (_, at): Entry => ({ name: `${kind}${at}${suffix}`, kind }));
const folders = (...names: string[]) => names.map((name): Entry => ({ name, kind: 'folder' }));
const files = (...names: string[]) => names.map((name): Entry => ({ name, kind: 'file' }));

/** Lists a file system that is made up as it is listed, and counts what is listed and read of it. */
async function listing(entriesOf: (folder: string) => Entry[]) {
	const listed: string[] = [];
	const read: string[] = [];
	const runtime = runtimeOf({
		readFolder: async (folder) => {
			const path = folder.slice(root.length);
			listed.push(path);
			return entriesOf(path);
		},
		readFile: async (file) => {
			read.push(file);
			return { kind: 'missing' };
		},
		show: (id) => id,
	});
	const { files: found, problems } = await runtime.list(root);
	expect(problems).toEqual([]);
	expect(read).toEqual([]);
	return { found: found.map((file) => file.slice(root.length)), listed };
}

test('200,000 files of other programs beside a cluster are never walked', async () => {
	const { found, listed } = await listing((folder) => {
		if (folder === '') return folders('node_modules', '.git', 'data', '10.0.0.1');
		if (folder === '/data') return folders('CHUNKS', 'redoLog');
		if (folder === '/10.0.0.1') return folders('config');
		if (folder === '/10.0.0.1/config') return files('cluster.nodes', 'agent.cfg');
		return folder.includes('/folder') ? many(100, 'file', '.cfg') : many(500, 'folder');
	});
	expect(found).toEqual(['/10.0.0.1/config/agent.cfg', '/10.0.0.1/config/cluster.nodes']);
	expect(listed.sort()).toEqual(['', '/10.0.0.1', '/10.0.0.1/config', '/data']);
});

test('200,000 unrelated files in folders of any name cost one listing of each folder, and none is read', async () => {
	const { found, listed } = await listing((folder) => {
		if (folder === '') return folders('source', 'ours');
		if (folder === '/source') return many(400, 'folder');
		return folder === '/ours' ? files('agent.cfg') : many(500, 'file', '.txt');
	});
	expect(found).toEqual(['/ours/agent.cfg']);
	expect(new Set(listed).size).toBe(403);
	expect(listed).toHaveLength(403);
});
