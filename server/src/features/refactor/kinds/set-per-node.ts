import { say } from '../../../base/message.ts';
import { expandAlias, winningEntry } from '../../../model/effective.ts';
import type { Entry } from '../../../model/files/cfg-file.ts';
import { sortedBy } from '../../../plan/natural-order.ts';
import { lineEndOf, replaceAt } from '../../../rules/edits.ts';
import { inCopies, settingHere } from '../node-settings.ts';
import type { Place, Refactoring } from '../refactoring.ts';

/** Replaces a line for all nodes, or for those of a pattern, by one line for each of them. Every node keeps its value. */
export function* setPerNode(place: Place): Iterable<Refactoring> {
	const setting = settingHere(place);
	if (!setting) return;
	const { file, entry, nodes } = setting;
	if (entry.qualifier !== undefined && !/[%?]/.test(entry.qualifier)) return;
	const decided = nodes.filter(({ alias }) => winningEntry(file, alias, entry.name) === entry);
	const aliases = sortedBy(
		decided.map(({ alias }) => alias),
		(alias) => alias,
	);
	if (aliases.length === 0) return;
	yield {
		id: 'set-per-node',
		kind: 'refactor.rewrite.settings',
		title:
			aliases.length === 1
				? say({ en: 'Set {name} per node', zh: '按节点设置 {name}' }, { name: entry.name })
				: say(
						{ en: 'Set {name} per node ({n} nodes)', zh: '按节点设置 {name}（{n} 个节点）' },
						{ name: entry.name, n: aliases.length },
					),
		rewrite: () => ({
			multiplies: true,
			changes: inCopies(place.cluster, file, (copy, at) => {
				const lines = aliases.map((alias) => `${alias}.${entry.name}=${expandAlias(entry.value, alias)}`);
				return [replaceAt(settingAt(at(entry)), lines.join(lineEndOf(copy)))];
			}),
		}),
	};
}

/** The place of a whole setting, key and value. */
function settingAt({ file, line, syntax }: Entry): Parameters<typeof replaceAt>[0] {
	return { file, span: { line, start: syntax.key.start, end: syntax.value.end } };
}
