import { say } from '../../../base/message.ts';
import { withName } from '../../../base/names-in-text.ts';
import { expandAlias, matchesPattern, winningEntry } from '../../../model/effective.ts';
import type { CfgFile, Entry } from '../../../model/files/cfg-file.ts';
import type { NodeRow } from '../../../model/files/nodes-file.ts';
import { deleteLines, replaceAt } from '../../../rules/edits.ts';
import { runs } from '../../../rules/nodes/rows.ts';
import type { FileChange } from '../../../rules/rule.ts';
import { inCopies, type NodeSetting, settingHere } from '../node-settings.ts';
import type { Place, Refactoring } from '../refactoring.ts';

/** Replaces lines that give all nodes one value, or one but for their aliases, by one line. Every node keeps its value. */
export function* setForAll(place: Place): Iterable<Refactoring> {
	const setting = settingHere(place);
	if (!setting || setting.entry.qualifier === undefined) return;
	const value = commonValue(setting);
	if (value === undefined) return;
	const { file, entry } = setting;
	const replaced = setting.lines.filter((line) => isReplaced(line, setting.nodes));
	yield {
		id: 'set-for-all',
		kind: 'refactor.rewrite.settings',
		title: say(
			{ en: 'Set {setting} for all nodes', zh: '为所有节点统一设置 {setting}' },
			{ setting: `${entry.name}=${value}` },
		),
		rewrite: () => ({
			changes: inCopies(place.cluster, file, (copy, at) =>
				joined(copy, replaced.map(at).sort(byLine), `${entry.name}=${value}`),
			),
		}),
	};
}

/** What one line for all nodes has to say so that every node keeps its value; nothing where no line can. */
function commonValue({ file, entry, nodes }: NodeSetting): string | undefined {
	const { name, value, qualifier = '' } = entry;
	if (!nodes.some(({ alias }) => winningEntry(file, alias, name) === entry)) return undefined;
	const candidates = [withName(value, qualifier, '<ALIAS>'), value];
	return candidates.find((candidate) =>
		nodes.every(({ alias }) => {
			const own = winningEntry(file, alias, name);
			return own !== undefined && expandAlias(own.value, alias) === expandAlias(candidate, alias);
		}),
	);
}

/** A line for a node that does not exist, or that the parameter means nothing to, stays. */
function isReplaced({ qualifier }: Entry, nodes: readonly NodeRow[]): boolean {
	return qualifier === undefined || nodes.some(({ alias }) => matchesPattern(qualifier, alias));
}

const byLine = (a: Entry, b: Entry) => a.line - b.line;

/** The first line says it for all, the others go. */
function joined(file: CfgFile, [first, ...others]: readonly Entry[], text: string): FileChange[] {
	if (!first) return [];
	const { key, value } = first.syntax;
	const kept = replaceAt({ file: file.id, span: { line: first.line, start: key.start, end: value.end } }, text);
	return [kept, ...runs(others.map(({ line }) => line)).map(([from, to]) => deleteLines(file, from, to))];
}
