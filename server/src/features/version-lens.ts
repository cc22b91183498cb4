import type { Workspace } from '../workspace/workspace.ts';

/** The rules that speak of the server version: what does not exist yet, has another name now, or is not needed any more. */
export const versionRules: readonly string[] = [
	'version-feature',
	'cfg-parameter-deprecated',
	'cfg-parameter-both-names',
];

/** How many places of the workspace do not fit each of some versions. The workspace stays as it is. */
export function versionLens(workspace: Workspace, versions: readonly string[]): Record<string, number> {
	return Object.fromEntries(versions.map((version) => [version, misfits(workspace, version)]));
}

function misfits(workspace: Workspace, serverVersion: string): number {
	const copy = workspace.fork();
	copy.setSettings({ ...workspace.snapshot().settings, serverVersion });
	const snapshot = copy.snapshot();
	const found = [...snapshot.files.keys()].flatMap((file) => snapshot.findings(file));
	return found.filter(({ code }) => versionRules.includes(code)).length;
}
