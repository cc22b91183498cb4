import { type Message, render } from '../../../server/src/base/message.ts';
import { prepareRename, rename } from '../../../server/src/features/navigation/rename.ts';
import { isRefused, type RenameGroup } from '../../../server/src/features/navigation/renaming.ts';
import type { FileChange } from '../../../server/src/rules/rule.ts';
import type { Snapshot } from '../../../server/src/workspace/workspace.ts';
import { fixtureName, type Show } from '../check-feature.ts';
import { ROOT } from '../fixture-findings.ts';
import { shownPlace } from './places.ts';

const say = (message: Message) => render(message, 'en');

/**
 * `to` is the new name; `client: plain` stands for an editor that neither asks nor renames folders, `settings: file` for
 * hosts that are declared in a file.
 */
const show: Show = ({ snapshot, file, range, words: { to = 'renamed', client, settings } }) => {
	const prepared = prepareRename(snapshot, file, range.start);
	if (isRefused(prepared)) return [`nothing to rename: ${say(prepared.refusal)}`];
	const canAll = client !== 'plain';
	const text = JSON.stringify({ hosts: snapshot.settings.hosts });
	const settingsFiles = new Map(settings === 'file' ? [[`${ROOT}dolphindb-cluster.json`, text]] : []);
	const result = rename(snapshot, file, range.start, to, { asks: canAll, renamesFolders: canAll, settingsFiles });
	if (isRefused(result)) return [`refused: ${say(result.refusal)}`];
	const groups = result.groups.flatMap((group) => shownGroup(snapshot, group));
	return [...groups, ...result.notes.map((note) => `note: ${say(note)}`)];
};

function shownGroup(snapshot: Snapshot, { changes, label, detail, asks }: RenameGroup): string[] {
	const head = label ? [`${asks ? '[ ]' : '[x]'} ${say(label)}`, ...(detail ? [`    ${say(detail)}`] : [])] : [];
	return [...head, ...changes.map((change) => shownChange(snapshot, change)).sort()];
}

function shownChange(snapshot: Snapshot, change: FileChange): string {
	if (change.kind === 'rename') return `${fixtureName(change.from)}/ → ${fixtureName(change.to)}/`;
	if (change.kind === 'create') return `${fixtureName(change.file)} created`;
	const { start, end } = change.range;
	const span = { line: start.line, start: start.character, end: end.character };
	return `${shownPlace(snapshot, { file: change.file, span })} → ${change.newText}`;
}

export default show;
