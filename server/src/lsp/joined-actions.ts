import type { CodeAction } from 'vscode-languageserver';
import { groupBy } from '../base/collections.ts';

/** Two findings may ask for the very same edit: then it is offered once, as the one that mends both. */
export function joinedActions(actions: readonly CodeAction[]): CodeAction[] {
	const groups = [...groupBy(actions, ({ title }) => title).values()];
	return groups.flatMap((group) => (group.length === 1 ? group : joinedOf(group)));
}

function joinedOf(group: readonly CodeAction[]): CodeAction[] {
	const same = [...groupBy(group, ({ edit, command, data }) => JSON.stringify([edit, command, data])).values()];
	return same.flatMap(([first, ...others]) => {
		if (!first) return [];
		const all = [first, ...others];
		const isPreferred = all.some((action) => action.isPreferred);
		const diagnostics = all.flatMap((action) => action.diagnostics ?? []);
		return { ...first, ...(isPreferred && { isPreferred }), diagnostics };
	});
}
