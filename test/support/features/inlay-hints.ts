import type { Hint } from '../../../server/src/features/inlay-hints/hint.ts';
import { inlayHints } from '../../../server/src/features/inlay-hints/inlay-hints.ts';
import type { Show } from '../check-feature.ts';
import { shownPlace } from './places.ts';

/** Each line that has hints, with the hints at their places, and below it where they lead and what they tell. */
const show: Show = ({ snapshot, file, range, words }) => {
	const isRange = range.start.line !== range.end.line || range.start.character !== range.end.character;
	const all = { start: { line: 0, character: 0 }, end: { line: 10_000, character: 0 } };
	const hints = inlayHints(snapshot, file, isRange ? range : all, words['locale'] === 'zh' ? 'zh' : 'en');
	const lines = snapshot.files.get(file)?.tree.lines ?? [];
	const shown = lines.flatMap(({ text }, line) => {
		const here = hints.filter(({ position }) => position.line === line);
		if (here.length === 0) return [];
		const places = here.flatMap(({ parts }) =>
			parts.flatMap(({ text: part, at }) => (at ? [`  ${part} → ${shownPlace(snapshot, at)}`] : [])),
		);
		const tips = here.flatMap((hint) =>
			hint
				.tooltip()
				.split('\n')
				.map((row) => `  | ${row}`.trimEnd()),
		);
		return [
			withHints(text, here),
			...(words['with'] === 'places' ? places : []),
			...(words['with'] === 'tooltips' ? tips : []),
		];
	});
	return shown.length > 0 ? shown : ['nothing'];
};

function withHints(text: string, hints: readonly Hint[]): string {
	return [...hints].reverse().reduce((line, { position: { character }, parts }) => {
		const label = parts.map((part) => part.text).join('');
		return `${line.slice(0, character)}⟨${label}⟩${line.slice(character)}`;
	}, text);
}

export default show;
