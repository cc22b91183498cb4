import type { FileId, Position } from '../../base/span.ts';
import { isAscii } from '../../rules/cfg/settings.ts';
import { toPlain } from '../../rules/full-width.ts';
import type { Snapshot } from '../../workspace/workspace.ts';
import { commentProposals } from './comments.ts';
import { cut } from './cut.ts';
import { mended } from './mend.ts';
import { nameProposals } from './names.ts';
import { nodesProposals } from './nodes.ts';
import { type Place, settingAt } from './place.ts';
import type { Completion, Proposal } from './proposal.ts';
import { sceneOf } from './scene.ts';
import { skeletonProposals } from './skeletons.ts';
import { valueProposals } from './values.ts';

const NOTHING: Completion = { proposals: [], isIncomplete: false };

/** What can stand at a position; also in the middle of a line that is broken or not finished. */
export function complete(snapshot: Snapshot, id: FileId, { line, character }: Position): Completion {
	const scene = sceneOf(snapshot, id);
	if (!scene || line > scene.file.tree.lines.length) return NOTHING;
	const raw = scene.file.tree.lines[line]?.text ?? '';
	if (raw.startsWith('\ufeff') && character === 0) return NOTHING; // nothing stands before a byte order mark
	const place = {
		...scene,
		line,
		character: Math.min(character, raw.length),
		raw,
		text: isAscii(raw) ? raw : toPlain(raw),
	};
	return cut([...skeletonProposals(place), ...lineProposals(place)], place);
}

function lineProposals(place: Place): Proposal[] {
	const { file, raw, text } = place;
	if (file.kind === 'nodes') return nodesProposals({ ...place, file }).map((one) => mended(one, raw, text));
	const setting = settingAt({ ...place, file });
	if (!setting) return commentProposals({ ...place, file });
	if ('key' in setting) return nameProposals(setting.key).map((one) => mended(one, raw, text));
	return valueProposals(setting.value).map((one) => mended(one, raw, setting.value.text));
}
