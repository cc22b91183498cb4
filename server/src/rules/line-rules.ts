import type { CfgFile, CfgKind, Entry } from '../model/files/cfg-file.ts';
import { entriesOn } from '../model/files/cfg-file.ts';
import type { ConfigFile } from '../model/files/config-file.ts';
import type { Installation } from '../model/installation.ts';
import type { LineRange } from '../syntax/tree.ts';
import { ALL_KINDS, type FileRule, type Finding } from './rule.ts';

/** What a rule says of itself that looks at lines. */
export type LineFacts = Omit<FileRule, 'scope' | 'kinds' | 'reads' | 'check' | 'checkLines'>;

/** Defines a rule that looks at each line by itself; of the file it may read the kind and the name. */
export function defineLineRule(
	rule: LineFacts & {
		readonly kinds?: FileRule['kinds'];
		checkLine(file: ConfigFile, line: number, installation: Installation): Iterable<Finding>;
	},
): FileRule {
	return byLines({ ...rule, kinds: rule.kinds ?? ALL_KINDS }, function* (file, { from, to }, installation) {
		for (let line = from; line < to; line++) yield* rule.checkLine(file, line, installation);
	});
}

/** Defines a rule that looks at each setting by itself; of the file it may read the kind and the name. */
export function defineEntryRule(
	rule: LineFacts & {
		readonly kinds: readonly CfgKind[];
		checkEntry(file: CfgFile, entry: Entry, installation: Installation): Iterable<Finding>;
	},
): FileRule {
	return byLines(rule, function* (file, lines, installation) {
		if (file.kind === 'nodes') return;
		for (const entry of entriesOn(file, lines)) yield* rule.checkEntry(file, entry, installation);
	});
}

/** A rule that looks at a whole file as at all its lines. */
export function byLines(
	facts: LineFacts & Pick<FileRule, 'kinds'>,
	checkLines: (file: ConfigFile, lines: LineRange, installation: Installation) => Iterable<Finding>,
): FileRule {
	return {
		...facts,
		scope: 'file',
		reads: [],
		checkLines,
		check: (file, installation) => checkLines(file, { from: 0, to: file.tree.lines.length }, installation),
	};
}
