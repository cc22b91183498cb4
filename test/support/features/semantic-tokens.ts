import { semanticTokens, semanticTokensIn } from '../../../server/src/features/semantic-tokens/semantic-tokens.ts';
import type { Show } from '../check-feature.ts';

/** A line per line of the file, with its tokens in order; a selection asks for the tokens in it. */
const show: Show = ({ snapshot, file: id, range }) => {
	const file = snapshot.files.get(id);
	if (!file) return ['nothing'];
	const isAll = range.start.line === range.end.line && range.start.character === range.end.character;
	const tokens = isAll ? semanticTokens(file) : semanticTokensIn(file, range);
	return file.tree.lines.flatMap(({ text }, line) => {
		const there = tokens.filter((token) => token.line === line);
		if (there.length === 0) return [];
		const shown = there.map(
			({ start, end, type, modifier }) => `${text.slice(start, end)} ${type}${modifier ? ` ${modifier}` : ''}`,
		);
		return [`${line + 1}: ${shown.join(' | ')}`];
	});
};

export default show;
