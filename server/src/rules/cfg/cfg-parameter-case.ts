import { say } from '../../base/message.ts';
import { resolveName } from '../../catalog/catalog.ts';
import { type Entry, nameAt } from '../../model/files/cfg-file.ts';
import { defineEntryRule } from '../line-rules.ts';
import { renameFix } from './line-fixes.ts';
import { isLegible, isSetting } from './settings.ts';
import { everywhere, isSetBeside } from './settings-rule.ts';

export default defineEntryRule({
	code: 'cfg-parameter-case',
	severity: 'warning',
	kinds: ['controller', 'agent', 'cluster', 'single'],
	title: { en: 'A parameter name with wrong capitals', zh: '配置项名称的大小写不正确' },
	why: {
		en: 'If DolphinDB distinguishes capitals, the setting has no effect and the default silently stays in force.',
		zh: '如果 DolphinDB 区分大小写，该设置不会生效，而是静默沿用默认值。',
	},
	behaviour: {
		en: 'The manual writes every name in one way and does not say whether capitals matter. DolphinDB silently ignores names that it does not know.',
		zh: '手册对每个配置项只有一种写法，没有说明是否区分大小写；DolphinDB 会静默忽略不认识的配置项。',
	},
	source: '[FC]; [W] controller_configs — judgement',
	*checkEntry(file, entry) {
		const slip = miswritten(entry);
		if (!slip) return;
		const { canonical, isOfficial } = slip;
		yield {
			at: nameAt(entry),
			...(isOfficial && { severity: 'hint' }),
			message: say(
				{ en: 'Write {name} as {canonical}.', zh: '{name} 应写作 {canonical}。' },
				{ name: entry.name, canonical },
			),
			fixes: (cluster) => {
				const copies = everywhere(cluster, file, entry);
				return [renameFix(copies, canonical, !isSetBeside(copies, canonical))];
			},
		};
	},
});

interface Miswritten {
	readonly canonical: string;
	/** Official material writes it this way, too, such as the `PublicName` of the web interface. */
	readonly isOfficial: boolean;
}

function miswritten(entry: Entry): Miswritten | undefined {
	const known = resolveName(entry.name);
	if (!known || known.how === 'exact' || !isSetting(entry) || !isLegible(entry.syntax.key.text)) return undefined;
	const { name: canonical, aliases = [] } = known.parameter;
	const isSameWord = canonical.toLowerCase() === entry.name.toLowerCase();
	return isSameWord ? { canonical, isOfficial: aliases.includes(entry.name) } : undefined;
}
