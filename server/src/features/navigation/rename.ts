import type { FileId, Position } from '../../base/span.ts';
import type { Snapshot } from '../../workspace/workspace.ts';
import { prepareRename } from './prepare-rename.ts';
import { renameAlias } from './rename-alias.ts';
import { renameHost } from './rename-host.ts';
import { renamePort } from './rename-port.ts';
import { renameSite } from './rename-site.ts';
import { type Abilities, isRefused, type Refusal, type Renaming } from './renaming.ts';

export { prepareRename } from './prepare-rename.ts';

/**
 * Renames a node, a host or a port in every file of every host of its cluster, and nothing else. A new name with colons
 * is a site: it moves the node, and may give it another alias.
 */
export function rename(
	snapshot: Snapshot,
	file: FileId,
	position: Position,
	to: string,
	abilities: Abilities,
): Renaming | Refusal {
	const symbol = prepareRename(snapshot, file, position);
	if (isRefused(symbol)) return symbol;
	const wanted = { snapshot, cluster: symbol.cluster, abilities, to: to.trim() };
	if (symbol.alias !== undefined && wanted.to.includes(':')) return renameSite({ ...wanted, alias: symbol.alias });
	if (symbol.kind === 'host') return renameHost({ ...wanted, from: symbol.name, alias: symbol.alias });
	if (symbol.kind === 'alias') return renameAlias({ ...wanted, alias: symbol.name });
	return renamePort({ ...wanted, socket: symbol.name, alias: symbol.alias ?? '' }); // prepared ports have a node
}
