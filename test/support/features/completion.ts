import { render } from '../../../server/src/base/message.ts';
import type { Position } from '../../../server/src/base/span.ts';
import { complete } from '../../../server/src/features/completion/complete.ts';
import type { Completion, Proposal } from '../../../server/src/features/completion/proposal.ts';
import { applyEdits } from '../../../server/src/rules/apply-changes.ts';
import type { Question, Show } from '../check-feature.ts';
import { encodeText } from '../fixture.ts';

/** The most proposals of a case that are shown, unless its title says otherwise: `=== Title (most: 5) ===`. */
const MOST = 12;

/**
 * Each proposal that goes with what stands before the cursor, as editors filter them: its label, what is said of it,
 * and the line after it is taken. `*` marks what can only be meant. The title may choose: `(most: 3)`, `(like: volumes)`.
 */
const show: Show = (question) =>
	shownCompletion(question, complete(question.snapshot, question.file, question.range.start));

/** Shows proposals for the place that a fixture asks about. */
export function shownCompletion(question: Question, { proposals, isIncomplete }: Completion): string[] {
	const { snapshot, file, range, words } = question;
	const text = snapshot.texts.get(file) ?? '';
	const line = text.split(/\r\n|\n|\r/)[range.start.line] ?? '';
	const wanted = new RegExp(words['like'] ?? '');
	const fitting = proposals.filter((one) => goesWith(one, line, range.start) && wanted.test(one.label));
	const shown = fitting.slice(0, Number(words['most'] ?? MOST)).flatMap((one) => shownProposal(one, question));
	const rest = fitting.length - Number(words['most'] ?? MOST);
	return [
		...(shown.length === 0 ? ['nothing'] : shown),
		...(rest > 0 ? [`… and ${rest} more`] : []),
		...(isIncomplete ? ['(incomplete)'] : []),
	];
}

function goesWith({ range, filter, label }: Proposal, line: string, { character }: Position): boolean {
	const typed = line.slice(range.start.character, character).trim().toLowerCase();
	let at = 0;
	for (const letter of typed) {
		at = (filter ?? label).toLowerCase().indexOf(letter, at) + 1;
		if (at === 0) return false;
	}
	return true;
}

function shownProposal(proposal: Proposal, { snapshot, file, range }: Question): string[] {
	const { label, unit, detail, isCertain } = proposal;
	const said = detail === undefined ? '' : ` (${typeof detail === 'string' ? detail : render(detail, 'en')})`;
	const text = snapshot.texts.get(file) ?? '';
	const after = (end: Position) => lineAfter(text, proposal, { start: proposal.range.start, end }, file);
	const [first = '', ...others] = after(proposal.range.end);
	const [inserted = ''] = proposal.isWhole ? [first] : after(range.start);
	return [
		`${isCertain ? '* ' : ''}${label}${unit ? ` ${unit}` : ''}${said} → ${first}`,
		...others.map((line) => `    ${line}`),
		...(inserted === first ? [] : [`    inserted: ${inserted}`]),
	];
}

/** The lines that what is written stands on afterwards. */
function lineAfter(text: string, { text: newText }: Proposal, range: Proposal['range'], file: string): string[] {
	const before = text.split(/\r\n|\n|\r/).length;
	const after = applyEdits(text, [{ kind: 'edit', file, range, newText }]);
	const { lines } = encodeText(after);
	const added = after.split(/\r\n|\n|\r/).length - before;
	return lines.slice(range.start.line, range.start.line + added + 1);
}

export default show;
