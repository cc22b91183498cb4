import { say } from '../../base/message.ts';
import type { NodesFile } from '../../model/files/nodes-file.ts';
import { deleteLines } from '../edits.ts';
import { lineAt } from '../places.ts';
import { defineNodesRule } from '../rule.ts';

export default defineNodesRule({
	code: 'nodes-blank-row',
	severity: 'info', // published clusters have blank rows, also between nodes
	reads: ['text'],
	title: { en: 'Blank row in cluster.nodes', zh: 'cluster.nodes 中有空行' },
	why: {
		en: 'No harm is known, but the manual does not rule it out.',
		zh: '目前没有已知的危害，但手册没有排除这种可能。',
	},
	behaviour: {
		en: 'A blank first line is documented to keep a node from starting. The manual does not say what the server does with later ones; published clusters have them.',
		zh: '手册说明首行为空会导致节点无法启动，没有说明服务器如何处理其后的空行；公开的集群配置中也有空行。',
	},
	source: '[CM]; inference — judgement',
	*check(file) {
		for (const [from, to] of blankRuns(file)) {
			const isAtEnd = to === file.tree.lines.length - 1;
			yield {
				at: lineAt(file, from),
				...(isAtEnd && { severity: 'hint' as const }),
				message:
					from === to
						? say({ en: 'This row of cluster.nodes is blank.', zh: 'cluster.nodes 的此行为空行。' })
						: say(
								{ en: '{n} rows of cluster.nodes are blank here.', zh: 'cluster.nodes 此处有 {n} 个空行。' },
								{ n: to - from + 1 },
							),
				tags: ['unnecessary'],
				fixes: () => [
					{
						title: say({ en: 'Delete the blank rows', zh: '删除空行' }),
						changes: [deleteLines(file, from, to)],
						preferred: true,
					},
				],
			};
		}
	},
});

/** The blank lines below line 1 as first and last of each run; not what a lone CR makes look blank. */
function blankRuns({ tree: { lines } }: NodesFile): [number, number][] {
	const runs: [number, number][] = [];
	const content = lines.findIndex(({ kind }) => kind !== 'blank');
	for (const [line, { kind }] of lines.entries()) {
		if (content < 0 || line < content || kind !== 'blank' || lines[line - 1]?.eol === '\r') continue;
		const last = runs.at(-1);
		if (last && last[1] === line - 1) last[1] = line;
		else runs.push([line, line]);
	}
	return runs;
}
