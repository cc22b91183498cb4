import { say } from '../../base/message.ts';
import { findParameter, nearestNames, resolveName } from '../../catalog/catalog.ts';
import { type CfgFile, type Entry, nameAt } from '../../model/files/cfg-file.ts';
import { replaceAt } from '../edits.ts';
import { defineCfgRule, type Fix } from '../rule.ts';
import { isAtHome, isLegible, isSetting, takes } from './settings.ts';

export default defineCfgRule({
	code: 'cfg-unknown-parameter',
	severity: 'warning',
	kinds: ['controller', 'agent', 'cluster', 'single'],
	title: { en: 'Unknown parameter', zh: '未知的配置项' },
	why: {
		en: 'A name that DolphinDB does not know is passed over without a word, so the setting has no effect.',
		zh: 'DolphinDB 会静默忽略不认识的配置项，该设置不会生效。',
	},
	source:
		'[W] get_category; vendor example controller.cfg of the new-server guide — certain (silent), judgement (severity)',
	*check(file) {
		for (const entry of file.entries) {
			// Names that differ in capitals only are cfg-parameter-case.
			if (resolveName(entry.name) || !isSetting(entry) || !isLegible(entry.syntax.key.text)) continue;
			const guesses = guessesFor(file, entry.name);
			const [guess] = guesses;
			yield {
				at: nameAt(entry),
				...(guess === undefined && { severity: 'info' }),
				message: say(
					guess === undefined
						? { en: 'Unknown parameter {name}.', zh: '未知的配置项 {name}。' }
						: {
								en: 'Unknown parameter {name}; did you mean {guess}?',
								zh: '未知的配置项 {name}，是否应为 {guess}？',
							},
					{ name: entry.name, guess: guess ?? '' },
				),
				fixes: () => fixes(file, entry, guesses),
			};
		}
	},
});

/** Near names, those that belong into this kind of file before the others. */
function guessesFor(file: CfgFile, name: string): readonly string[] {
	const names = nearestNames(name);
	const here = names.filter((near) => belongs(file, near));
	return here.length > 0 ? here : names;
}

function belongs(file: CfgFile, name: string): boolean {
	const parameter = findParameter(name);
	return parameter !== undefined && isAtHome(parameter, file.kind);
}

/** More than this is no help. */
const MOST_FIXES = 3;

/** Only names that are right in this file and for this value, so that one error does not become another. */
function* fixes(file: CfgFile, entry: Entry, guesses: readonly string[]): Iterable<Fix> {
	const fitting = guesses.filter((guess) => {
		const parameter = findParameter(guess);
		return parameter && isAtHome(parameter, file.kind) && takes(parameter, entry.value);
	});
	for (const [at, guess] of fitting.slice(0, MOST_FIXES).entries()) {
		const isSet = file.entries.some(({ name, qualifier }) => name === guess && qualifier === entry.qualifier);
		yield {
			title: say({ en: 'Rename to {guess}', zh: '改名为 {guess}' }, { guess }),
			changes: [replaceAt(nameAt(entry), guess)],
			preferred: at === 0 && guess === guesses[0] && !isSet,
		};
	}
}
