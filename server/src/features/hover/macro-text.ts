import { isSecret } from '../../catalog/secrets.ts';
import type { Entry } from '../../model/files/cfg-file.ts';
import type { HoverContext } from './hover.ts';
import { code, paragraphs } from './markdown.ts';
import { effectiveText } from './parameter-text.ts';

/** About the macro `<ALIAS>`: what it stands for, and what it makes of the value for each node. */
export function macroText(entry: Entry, context: HoverContext): string {
	const { speak } = context;
	return paragraphs([
		`**${code('<ALIAS>')}** — ${speak({ en: 'alias of the node', zh: '节点别名' })}`,
		speak({
			en: 'Each node puts its own alias here, so that one line gives every node a value of its own.',
			zh: '每个节点在此处代入自己的别名，因此一行即可为各节点给出不同的值。',
		}),
		!isSecret(entry.name) && effectiveText(entry, context),
	]);
}
