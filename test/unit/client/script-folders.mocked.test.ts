import { expect, test, vi } from 'vitest';
import { Context } from '../../../client/src/context.ts';
import { ScriptFolders } from '../../../client/src/migration/script-folders.ts';

const told = vi.hoisted(() => new Map<string, unknown>());

/** As much of VS Code as the list of folders needs. */
vi.mock('vscode', () => {
	const uri = (text: string) => ({ scheme: 'file', path: text, fsPath: text, toString: () => text });
	const executeCommand = async (_: string, key: string, value: unknown) => void told.set(key, value);
	return { Uri: { parse: uri }, commands: { executeCommand } };
});

/** What VS Code keeps between windows. */
function memory(values: Record<string, unknown> = {}) {
	return {
		keys: () => Object.keys(values),
		get: (key: string) => values[key],
		update: async (key: string, value: unknown) => void Object.assign(values, { [key]: value }),
	} as unknown as ConstructorParameters<typeof ScriptFolders>[0];
}

test('commands that need scripts are told that there are none, and then that there are', async () => {
	const kept = memory();
	const { Uri } = await import('vscode');
	const folders = new ScriptFolders(kept, new Context());
	expect(told.get('dolphindbCluster.hasScripts')).toBe(false);
	await folders.add({ folder: Uri.parse('/w/scripts'), plans: [Uri.parse('/w/scripts/1')] });
	expect(Object.fromEntries(told)).toEqual({
		'dolphindbCluster.hasScripts': true,
		'dolphindbCluster.scripts': ['/w/scripts', '/w/scripts/1'],
	});
	told.clear();
	expect(new ScriptFolders(kept, new Context()).last?.folder.path).toBe('/w/scripts');
	expect(told.get('dolphindbCluster.hasScripts')).toBe(true);
});
