import { findNodes, outlineOf } from '../../../server/src/features/navigation/outline.ts';
import type { Show } from '../check-feature.ts';
import { shownPlace } from './places.ts';

/** With `query` the nodes of the workspace that fit; without it the outline of the file. */
const show: Show = ({ snapshot, file, words: { query } }) => {
	const lines = query === undefined ? outline({ snapshot, file }) : nodes({ snapshot, query });
	return lines.length > 0 ? lines : ['nothing'];
};

function outline({ snapshot, file }: Pick<Parameters<Show>[0], 'snapshot' | 'file'>): string[] {
	return outlineOf(snapshot, file).map(({ name, detail, role, range, nameRange }) => {
		const columns = `${range.start.line + 1}:${range.start.character + 1}-${range.end.character + 1}`;
		const own = `${nameRange.start.character + 1}-${nameRange.end.character + 1}`;
		return `${columns} ${name} (${own}) ${role ?? 'setting'}: ${detail}`;
	});
}

function nodes({ snapshot, query }: { snapshot: Parameters<Show>[0]['snapshot']; query: string }): string[] {
	return findNodes(snapshot, query).map(
		({ role, cluster, at }) => `${role ?? 'no role'} of ${cluster}: ${shownPlace(snapshot, at)}`,
	);
}

export default show;
