import { rules } from '../../server/src/rules/registry.generated.ts';
import { Workspace } from '../../server/src/workspace/workspace.ts';

/** A workspace with all rules and these files. */
export function workspaceOf(files: Iterable<readonly [string, string]>): Workspace {
	const workspace = new Workspace(rules);
	for (const [id, text] of files) workspace.setText(id, text);
	return workspace;
}
