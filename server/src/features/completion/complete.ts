import type { FileId, Position } from '../../base/span.ts';
import { installationOf } from '../../workspace/apply-settings.ts';
import type { Snapshot } from '../../workspace/workspace.ts';
import { nameProposals } from './names.ts';
import type { Proposal } from './proposal.ts';
import { rowProposals } from './rows.ts';
import { valueProposals } from './values.ts';

/** What can stand at a position; also in the middle of a line that is broken or not finished. */
export function complete(snapshot: Snapshot, id: FileId, { line, character }: Position): Proposal[] {
	const file = snapshot.files.get(id);
	const cluster = snapshot.clusterOf(id);
	if (!file || !cluster) return [];
	if (file.kind === 'nodes') return rowProposals(cluster, file, line, character);
	const text = file.tree.lines[line]?.text ?? '';
	if (/^\s*(#|\/\/)/.test(text) || character > text.length) return [];
	const installation = installationOf(snapshot.settings);
	const place = { cluster, file, installation, line, text, character };
	const equals = text.indexOf('=');
	return equals < 0 || character <= equals ? nameProposals(place) : valueProposals(place);
}
