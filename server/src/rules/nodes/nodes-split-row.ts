import { say } from '../../base/message.ts';
import type { NodesFile } from '../../model/files/nodes-file.ts';
import type { SplitRow } from '../../model/files/nodes-repairs.ts';
import { place } from '../../model/files/site.ts';
import { defineNodesRule, type Fix } from '../rule.ts';

export default defineNodesRule({
	code: 'nodes-split-row',
	severity: 'error',
	reads: [],
	title: { en: 'Row broken in two', zh: '一行被拆成两行' },
	why: {
		en: 'The node disappears from the cluster. sed does this when its replacement holds `\\node1`, because it reads `\\n` as a line end; the file keeps its size, so comparing sizes shows nothing.',
		zh: '该节点会从集群中消失。sed 的替换文本含有 `\\node1` 时会把 `\\n` 当作换行；文件大小不变，比较大小无法发现。',
	},
	behaviour: {
		en: 'Every line is a row of its own: the first half has no alias, the second no address, so neither names a node.',
		zh: '每一行都是独立的一条记录：前一半没有别名，后一半没有地址，都不能表示一个节点。',
	},
	source: 'DEFECTS D-01 — certain',
	*check(file) {
		for (const repair of file.repairs) {
			if (repair.kind !== 'split') continue;
			const { line, first, second } = repair;
			yield {
				at: place(file.id, line, first),
				message: say(
					{
						en: 'This row and the next look like one row broken in two ({a} / {b}).',
						zh: '此行与下一行疑似由同一行拆断而成（{a} / {b}）。',
					},
					{ a: first.text, b: second.text },
				),
				related: [
					{ at: place(file.id, line + 1, second), message: say({ en: 'The other half.', zh: '另一半在此处。' }) },
				],
				fixes: () => [join(file, repair)],
			};
		}
	},
});

function join(file: NodesFile, { line, first, second, lost }: SplitRow): Fix {
	const start = { line, character: first.end };
	const end = { line: line + 1, character: second.start };
	return {
		title: say({ en: 'Join the rows into {row}', zh: '将两行合并为 {row}' }, { row: first.text + lost + second.text }),
		changes: [{ kind: 'edit', file: file.id, range: { start, end }, newText: lost }],
		preferred: true,
	};
}
