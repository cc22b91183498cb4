import { readNodesFile, rowText } from '../model/files/nodes-file.ts';
import { parseNodes } from '../syntax/nodes.ts';
import type { HostFile } from './wanted-cluster.ts';

/** The rows of the first cluster.nodes among files, without its header and comments; the others have the same ones. */
export function nodeRows(files: readonly HostFile[]): string[] {
	const file = files.find(({ kind }) => kind === 'nodes');
	return file ? readNodesFile(file.path, parseNodes(file.after)).rows.map(rowText) : [];
}
