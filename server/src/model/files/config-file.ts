import type { FileId } from '../../base/span.ts';
import type { FileKind } from '../../catalog/file-kinds.ts';
import { parseCfg } from '../../syntax/cfg.ts';
import { parseNodes } from '../../syntax/nodes.ts';
import { type CfgFile, readCfgFile } from './cfg-file.ts';
import { type NodesFile, readNodesFile } from './nodes-file.ts';
import type { Site } from './site.ts';

/** A file that the product knows, read. */
export type ConfigFile = CfgFile | NodesFile;

/** Reads a file of a known kind; lines that stand unchanged in its previous version are not parsed again. */
export function readConfigFile(id: FileId, kind: FileKind, text: string, previous?: ConfigFile): ConfigFile {
	if (kind === 'nodes') {
		const before = previous?.id === id && previous.kind === 'nodes' ? previous : undefined;
		return readNodesFile(id, parseNodes(text, before?.tree), before);
	}
	const before = previous?.id === id && previous.kind !== 'nodes' ? previous : undefined;
	const tree = parseCfg(text, before?.tree);
	return readCfgFile(id, kind, tree, before);
}

/** All sites that a file writes, readable or not. */
export function sitesIn(file: ConfigFile): readonly Site[] {
	if (file.kind === 'nodes') return file.rows.map(({ site }) => site);
	return [file.localSite?.site, file.controllerSite?.site, ...(file.sites?.elements ?? [])].filter(
		(site) => site !== undefined,
	);
}
