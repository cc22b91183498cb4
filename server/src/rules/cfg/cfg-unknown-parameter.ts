import { say } from '../../base/message.ts';
import { resolveName } from '../../catalog/catalog.ts';
import { nameAt } from '../../model/files/cfg-file.ts';
import { defineEntryRule } from '../line-rules.ts';
import { guessesFor, renameFixes } from './names.ts';
import { isAscii, isLegible, isSetting } from './settings.ts';

export default defineEntryRule({
	code: 'cfg-unknown-parameter',
	severity: 'warning',
	kinds: ['controller', 'agent', 'cluster', 'single'],
	title: { en: 'Unknown parameter', zh: '未知的配置项' },
	why: {
		en: 'The setting has no effect, and nothing tells you.',
		zh: '该设置不会生效，而且没有任何提示。',
	},
	behaviour: {
		en: 'DolphinDB passes over names that it does not know without a word.',
		zh: 'DolphinDB 会静默忽略不认识的配置项。',
	},
	source:
		'[W] get_category; vendor example controller.cfg of the new-server guide — certain (silent), judgement (severity)',
	*checkEntry(file, entry) {
		const { name } = entry;
		// Names that differ in capitals only are cfg-parameter-case, those with foreign letters file-encoding.
		if (resolveName(name) || !isSetting(entry) || !isLegible(entry.syntax.key.text) || !isAscii(name)) return;
		const guesses = guessesFor(file, name);
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
				{ name, guess: guess ?? '' },
			),
			fixes: () => renameFixes(file, entry, guesses),
		};
	},
});
