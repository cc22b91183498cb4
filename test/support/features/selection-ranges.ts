import type { Range } from '../../../server/src/base/span.ts';
import { selectionRanges } from '../../../server/src/features/selection/selection-ranges.ts';
import type { ConfigFile } from '../../../server/src/model/files/config-file.ts';
import type { Show } from '../check-feature.ts';

/** The selections from the innermost to the outermost: their text, or the lines they take in. */
const show: Show = ({ snapshot, file: id, range }) => {
	const file = snapshot.files.get(id);
	return file ? selectionRanges(file, range.start).map((one) => shown(file, one)) : ['nothing'];
};

function shown({ tree }: ConfigFile, { start, end }: Range): string {
	if (start.line === end.line) return `“${tree.lines[start.line]?.text.slice(start.character, end.character) ?? ''}”`;
	return `${start.line + 1}:${start.character + 1}–${end.line + 1}:${end.character + 1}`;
}

export default show;
