import { say } from '../../base/message.ts';
import { findParameter, nearestNames } from '../../catalog/catalog.ts';
import { type CfgFile, type Entry, nameAt } from '../../model/files/cfg-file.ts';
import { replaceAt } from '../edits.ts';
import type { Fix } from '../rule.ts';
import { isAtHome, takes } from './settings.ts';

/** The names that a name was probably meant to be: those that belong into this kind of file, else the others. */
export function guessesFor(file: CfgFile, name: string): readonly string[] {
	const names = near(name);
	const here = names.filter((one) => belongs(file, one));
	return here.length > 0 ? here : names;
}

const known = new Map<string, readonly string[]>();

/** Whole files are written with one slip: of the last few names it is remembered. */
function near(name: string): readonly string[] {
	const names = known.get(name) ?? nearestNames(name);
	if (known.size > 100) known.clear();
	known.set(name, names);
	return names;
}

function belongs(file: CfgFile, name: string): boolean {
	const parameter = findParameter(name);
	return parameter !== undefined && isAtHome(parameter, file.kind);
}

/** More than this is no help. */
const MOST_FIXES = 3;

/** Only names that are right in this file and for this value, so that one error does not become another. */
export function* renameFixes(file: CfgFile, entry: Entry, guesses: readonly string[]): Iterable<Fix> {
	const fitting = guesses.filter((guess) => {
		const parameter = findParameter(guess);
		return parameter && isAtHome(parameter, file.kind) && takes(parameter, entry.value);
	});
	for (const guess of fitting.slice(0, MOST_FIXES)) {
		const isSet = file.entries.some(({ name, qualifier }) => name === guess && qualifier === entry.qualifier);
		yield {
			title: say({ en: 'Rename to {guess}', zh: '改名为 {guess}' }, { guess }),
			changes: [replaceAt(nameAt(entry), guess)],
			preferred: guesses.length === 1 && !isSet,
		};
	}
}
