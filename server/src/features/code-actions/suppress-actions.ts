import { uniqueBy } from '../../base/collections.ts';
import { type Message, say } from '../../base/message.ts';
import type { FileId, Range } from '../../base/span.ts';
import type { CfgFile } from '../../model/files/cfg-file.ts';
import { insertLines, replaceAt } from '../../rules/edits.ts';
import type { FileChange } from '../../rules/rule.ts';
import type { RuleFinding } from '../../rules/rule-finding.ts';
import { suppressionsIn } from '../../rules/suppressions.ts';
import type { Snapshot } from '../../workspace/workspace.ts';
import { findingsAt } from './fixes.ts';

/** Switches a finding off: by a comment, or in settings where the format has no comments. */
export type SuppressAction = { readonly title: Message; readonly finding: RuleFinding } & (
	| { readonly changes: readonly FileChange[] }
	| { readonly setting: { readonly file: FileId; readonly code: string } }
);

/** Offers to switch off the kinds of findings that a range touches. */
export function suppressActions(snapshot: Snapshot, file: FileId, range: Range): SuppressAction[] {
	const model = snapshot.files.get(file);
	if (!model) return [];
	const kinds = uniqueBy(findingsAt(snapshot, file, range), ({ code }) => code);
	return kinds.flatMap((finding): SuppressAction[] => {
		const { code } = finding;
		if (code === 'suppression-unused') return []; // its fix removes the comment
		const forFile = say({ en: 'Switch off {code} in this file', zh: '在此文件中关闭 {code}' }, { code });
		if (model.kind === 'nodes') return [{ title: forFile, finding, setting: { file, code } }];
		const forLine = say({ en: 'Switch off {code} for this line', zh: '对此行关闭 {code}' }, { code });
		return [
			{ title: forLine, finding, changes: [comment(model, finding.at.span.line, 'next-line', code)] },
			{ title: forFile, finding, changes: [comment(model, 0, 'file', code)] },
		];
	});
}

/** Adds the code to the comment that is there, or writes a new one above the line. */
function comment(file: CfgFile, line: number, scope: 'next-line' | 'file', code: string): FileChange {
	const target = scope === 'file' ? undefined : line;
	const last = suppressionsIn(file).findLast((one) => one.line === target);
	if (!last) return insertLines(file, line, [`# dolphindb-cluster-disable-${scope} ${code}`]);
	const { span } = last.at;
	return replaceAt({ file: file.id, span: { ...span, start: span.end } }, ` ${code}`);
}
