import { readConfigFile } from '../model/files/config-file.ts';
import type { PlannedFile } from './plan.ts';

/** Lines of cluster.cfg that come and go. */
export interface ChangedSettings {
	readonly added: readonly string[];
	readonly gone: readonly string[];
}

/**
 * What a plan changes in cluster.cfg, as `name=value`: where the controllers keep its lines in their Raft group, they
 * have to be told of it. All packages have the same lines, so the first file that changes tells it.
 */
export function changedSettings(files: readonly Pick<PlannedFile, 'path' | 'before' | 'after'>[]): ChangedSettings {
	const file = files.find(
		({ path, before, after }) => path.endsWith('/cluster.cfg') && before !== undefined && before !== after,
	);
	const [before, after] = [settingsIn(file?.before ?? ''), settingsIn(file?.after ?? '')];
	return { added: without(after, before), gone: without(before, after) };
}

function settingsIn(text: string): string[] {
	const file = readConfigFile('file:///cluster.cfg', 'cluster', text);
	return file.kind === 'nodes' ? [] : file.entries.map(({ syntax, value }) => `${syntax.key.text}=${value}`);
}

function without(all: readonly string[], others: readonly string[]): string[] {
	const known = new Set(others);
	return all.filter((one) => !known.has(one));
}
