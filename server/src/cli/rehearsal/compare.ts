import path from 'node:path';
import { groupBy } from '../../base/collections.ts';
import { baseName } from '../../base/paths.ts';
import { kindOfCanonicalName } from '../../catalog/file-kinds.ts';
import type { HostPath } from '../../plan/operation.ts';
import type { WrittenPlan } from '../../plan/plan-text.ts';
import { textAt } from './files.ts';
import type { RunningNode } from './nodes.ts';
import type { FileSums, HostSums } from './predict.ts';
import type { Stage } from './stage.ts';

/** A configuration file before and after. */
export interface ConfigChange extends HostPath {
	readonly before: string | undefined;
	readonly after: string | undefined;
}

/** A folder that came or went. */
export type FolderChange = HostPath & { readonly what: 'appeared' | 'gone' };

/** A node that runs and should not, or should run and does not; the path is that of its package. */
export type NodeTrouble = HostPath & { readonly alias: string; readonly what: 'down' | 'unexpected' };

function isConfig(file: string): boolean {
	return kindOfCanonicalName(baseName(file)) !== undefined && !/\/(config\.backup-[^/]*|backup)\//.test(file);
}

/** The texts of all configuration files, by host and path. */
export async function configTexts(
	stage: Stage,
	numberOf: (host: string) => number,
	sums: HostSums,
): Promise<Map<string, string>> {
	const texts = new Map<string, string>();
	for (const [host, files] of sums) {
		for (const file of files.keys()) {
			if (!isConfig(file)) continue;
			const text = await textAt(stage.treeOf(numberOf(host)), file);
			if (text !== undefined) texts.set(`${host}\n${file}`, text);
		}
	}
	return texts;
}

/** The configuration files that are not what they were. */
export async function configChanges(
	stage: Stage,
	numberOf: (host: string) => number,
	before: HostSums,
	after: HostSums,
	old: ReadonlyMap<string, string>,
): Promise<ConfigChange[]> {
	const fresh = await configTexts(stage, numberOf, after);
	const changes: ConfigChange[] = [];
	for (const host of before.keys()) {
		const files = new Set([...(before.get(host)?.keys() ?? []), ...(after.get(host)?.keys() ?? [])].filter(isConfig));
		for (const file of [...files].sort()) {
			const [was, is] = [old.get(`${host}\n${file}`), fresh.get(`${host}\n${file}`)];
			if (was !== is) changes.push({ host, path: file, before: was, after: is });
		}
	}
	return changes;
}

/** Folders that came or went, the highest ones only. */
export function folderChanges(before: HostSums, after: HostSums): FolderChange[] {
	return [...before].flatMap(([host, files]) => {
		const now = after.get(host) ?? new Map<string, string>();
		const only = (a: FileSums, b: FileSums, what: 'appeared' | 'gone') => {
			const paths = [...a]
				.filter(([file, sum]) => sum === 'folder' && !b.has(file) && !/^\/(tmp|run|dev|proc|root|var)(\/|$)/.test(file))
				.map(([file]) => file);
			const known = new Set(paths);
			return paths.filter((file) => !known.has(path.posix.dirname(file))).map((file) => ({ host, path: file, what }));
		};
		return [...only(now, files, 'appeared'), ...only(files, now, 'gone')];
	});
}

/** Nodes that should run and do not, or run and should not. */
export function nodeTroubles(layout: WrittenPlan['target'], running: readonly RunningNode[]): NodeTrouble[] {
	const byPlace = groupBy(running, ({ host, port }) => `${host} ${port}`);
	const wanted = layout.filter(({ registered }) => registered);
	const down = wanted
		.filter(({ host, port }) => !byPlace.has(`${host} ${port}`))
		.map(({ host, package: folder, alias }) => ({ host, path: folder, alias, what: 'down' as const }));
	const extra = running
		.filter(({ host, port }) => !wanted.some((node) => node.host === host && node.port === port))
		.map(({ host, package: folder, alias, port }) => ({
			host,
			path: folder,
			alias: alias ?? String(port),
			what: 'unexpected' as const,
		}));
	return [...down, ...extra];
}
