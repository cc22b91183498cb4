import type { Position } from '../../../server/src/base/span.ts';
import { formatFile, formatLineAbove, formatRanges } from '../../../server/src/features/formatting/format.ts';
import type { FormattingWishes } from '../../../server/src/features/formatting/wishes.ts';
import { applyEdits } from '../../../server/src/rules/apply-changes.ts';
import { textOf } from '../../../server/src/syntax/tree.ts';
import type { Question, Show } from '../check-feature.ts';

/** The text afterwards, with its line ends; a selection asks for a range, one mark for the line above it. */
const show: Show = (question) => {
	const file = question.snapshot.files.get(question.file);
	if (!file) return ['nothing'];
	const edits = editsFor(question);
	if (edits.length === 0) return ['nothing to do'];
	const text = applyEdits(textOf(file.tree), edits);
	return text
		.replace(/(?:\r\n|\n)$/, '')
		.split('\n')
		.map(visible)
		.concat(/\n$/.test(text) ? [] : ['(no line end)']);
};

function editsFor({ snapshot, file: id, range, words }: Question) {
	const file = snapshot.files.get(id);
	if (!file) return [];
	const wishes = Object.fromEntries(
		Object.entries(words).map(([name, word]) => [name, word === 'true']),
	) as FormattingWishes;
	const [isStart, isEmpty] = [isOrigin(range.start), isOrigin(range.end) || same(range.start, range.end)];
	if (isStart && isEmpty) return formatFile(file, wishes);
	return isEmpty ? formatLineAbove(file, range.start, wishes) : formatRanges(file, [range], wishes);
}

const isOrigin = ({ line, character }: Position) => line === 0 && character === 0;
const same = (a: Position, b: Position) => a.line === b.line && a.character === b.character;

/** Blanks that nobody sees, as fixtures write them. */
function visible(line: string): string {
	return line
		.replace(/^[ \t]+|[ \t]+(?=\r?$)/g, (blanks) => blanks.replaceAll(' ', '␠').replaceAll('\t', '␉'))
		.replaceAll('\r', '␍');
}

export default show;
