import { say } from '../../base/message.ts';
import type { Location } from '../../base/span.ts';
import { resolveName } from '../../catalog/catalog.ts';
import type { ConfigFile } from '../../model/files/config-file.ts';
import { place } from '../../model/files/site.ts';
import type { Token } from '../../syntax/lines.ts';
import { lineEndOf, replaceAt } from '../edits.ts';
import { defineTextRule } from '../rule.ts';

export default defineTextRule({
	code: 'cfg-glued-lines',
	severity: 'error',
	reads: [],
	title: { en: 'Two entries on one line', zh: '两条记录粘连在一行' },
	why: {
		en: 'Both entries are lost: two nodes vanish from the cluster, or two settings do not apply. `echo … >> file` does that to a file without a final newline.',
		zh: '两条记录都会丢失：集群少了两个节点，或两项设置不生效。用 `echo … >> file` 向末尾没有换行符的文件追加内容就会这样。',
	},
	behaviour: {
		en: 'DolphinDB reads one entry per line, so the second one becomes part of the value or the mode of the first one.',
		zh: 'DolphinDB 每行读取一条记录，第二条会成为第一条的值或节点类型的一部分。',
	},
	source: 'DEFECTS D-02 — certain',
	*check(file) {
		for (const { line, first, second } of gluedIn(file)) {
			const gap: Location = { file: file.id, span: { line, start: first.end, end: second.start } };
			yield {
				at: place(file.id, line, second),
				message: say(
					{
						en: 'This line holds two entries: {first} and {second}.',
						zh: '此行粘连了两条记录：{first} 与 {second}。',
					},
					{ first: masked(first.text), second: masked(second.text) },
				),
				fixes: () => [
					{
						title: say(
							{ en: 'Put {second} on a line of its own', zh: '将 {second} 移到单独一行' },
							{ second: masked(second.text) },
						),
						changes: [replaceAt(gap, lineEndOf(file))],
						preferred: true,
					},
				],
			};
		}
	},
});

interface Glued {
	readonly line: number;
	readonly first: Token;
	readonly second: Token;
}

function gluedIn(file: ConfigFile): readonly Glued[] {
	return file.kind === 'nodes' ? file.repairs.filter((repair) => repair.kind === 'glued') : file.repairs;
}

/** An entry without the value where that is a secret. */
function masked(entry: string): string {
	const [key = '', name = ''] = /^(?:[^=.]*\.)?([^=.]*)=/.exec(entry) ?? [];
	return resolveName(name)?.parameter.sensitive ? `${key}…` : entry;
}
