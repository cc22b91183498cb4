import { say } from '../../base/message.ts';
import { nameAt } from '../../model/files/cfg-file.ts';
import type { Copy } from '../cluster/copies.ts';
import { replaceAt } from '../edits.ts';
import type { Fix } from '../rule.ts';
import { commentOut, deleteLine } from './settings-rule.ts';

/** A fix that gives a setting another name. */
export function renameFix(copies: readonly Copy[], name: string, preferred = false): Fix {
	return {
		title: say({ en: 'Rename to {name}', zh: '改名为 {name}' }, { name }),
		changes: copies.map(({ entry }) => replaceAt(nameAt(entry), name)),
		preferred,
	};
}

/** A fix that comments a setting out, where that is possible. */
export function commentFix(copies: readonly Copy[], preferred = false): Fix[] {
	const changes = commentOut(copies);
	return changes ? [{ title: say({ en: 'Comment the line out', zh: '将该行注释掉' }), changes, preferred }] : [];
}

/** A fix that deletes a setting, where that is possible. */
export function deleteFix(copies: readonly Copy[], preferred = false): Fix[] {
	const changes = deleteLine(copies);
	const key = copies[0]?.entry.syntax.key.text ?? '';
	return changes
		? [{ title: say({ en: 'Delete the line with {key}', zh: '删除 {key} 所在行' }, { key }), changes, preferred }]
		: [];
}
