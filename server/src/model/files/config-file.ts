import type { FileId } from '../../base/span.ts';
import type { FileKind } from '../../catalog/file-kinds.ts';
import { parseCfg } from '../../syntax/cfg.ts';
import { parseNodes } from '../../syntax/nodes.ts';
import { type CfgFile, readCfgFile } from './cfg-file.ts';
import { type NodesFile, readNodesFile } from './nodes-file.ts';
import type { Site } from './site.ts';

/** A file that the product knows, read. */
export type ConfigFile = CfgFile | NodesFile;

/**
 * Reads a file of a known kind. Lines that stand unchanged in another version of it are not parsed again, be it one of
 * another name; of its own earlier version more is taken over.
 */
export function readConfigFile(id: FileId, kind: FileKind, text: string, previous?: ConfigFile): ConfigFile {
	const isOwn = previous?.id === id;
	if (kind === 'nodes') {
		const last = previous?.kind === 'nodes' ? previous : undefined;
		return readNodesFile(id, parseNodes(text, last?.tree), isOwn ? last : undefined);
	}
	const last = previous && previous.kind !== 'nodes' ? previous : undefined;
	return readCfgFile(id, kind, parseCfg(text, last?.tree), isOwn ? last : undefined);
}

/** All sites that a file writes, readable or not. */
export function sitesIn(file: ConfigFile): readonly Site[] {
	if (file.kind === 'nodes') return file.rows.map(({ site }) => site);
	return [file.localSite?.site, file.controllerSite?.site, ...(file.sites?.elements ?? [])].filter(
		(site) => site !== undefined,
	);
}
