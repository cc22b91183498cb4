import { findParameter } from '../../catalog/catalog.ts';
import type { CfgFile } from '../../model/files/cfg-file.ts';
import { guessesFor } from '../../rules/cfg/names.ts';
import { code, facts, paragraphs, prose, type Say } from './markdown.ts';

/** More guesses than this are no help. */
const MOST_GUESSES = 3;

/** About a name that no parameter has: that nothing comes of it, and what was probably meant. */
export function unknownText(file: CfgFile, name: string, speak: Say): string {
	const guesses = guessesFor(file, name)
		.slice(0, MOST_GUESSES)
		.flatMap((guess) => findParameter(guess) ?? []);
	return paragraphs([
		`**${code(name)}** — ${speak({ en: 'unknown parameter', zh: '未知的配置项' })}`,
		speak({
			en: 'DolphinDB passes over names that it does not know: the line has no effect.',
			zh: 'DolphinDB 会静默忽略不认识的配置项，该行不会生效。',
		}),
		guesses.length > 0 && speak({ en: 'Did you mean:', zh: '是否应为：' }),
		facts(guesses.map((guess) => `${code(guess.name)} — ${prose(speak(guess.summary))}`)),
	]);
}
