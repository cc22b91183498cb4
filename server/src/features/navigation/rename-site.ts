import { canonicalHost } from '../../model/files/hosts.ts';
import { portNumber } from '../../model/files/site.ts';
import { type NamedPlace, partAt } from '../../model/named-places.ts';
import { replaceAt } from '../../rules/edits.ts';
import type { FileChange } from '../../rules/rule.ts';
import { obstacleOn } from './free-ports.ts';
import { hostFolders } from './host-folders.ts';
import { type Named, namesOf } from './names.ts';
import { cannotBeEdited } from './prepare-rename.ts';
import { renameAlias } from './rename-alias.ts';
import { folderPart, type HostWish, hostProblem } from './rename-host.ts';
import { noPort } from './rename-port.ts';
import { isRefused, plainly, type Refusal, type Renaming, refuse, together } from './renaming.ts';
import type { Wish } from './wish.ts';

/** Moves a node to `host:port`, and with `host:port:alias` gives it another alias as well; all other nodes stay. */
export function renameSite({ alias, ...wish }: Wish & { readonly alias: string }): Renaming | Refusal {
	const { snapshot, cluster } = wish;
	const [host = '', portText = '', name = alias, ...more] = wish.to.split(':').map((part) => part.trim());
	if (more.length > 0)
		return refuse({ en: 'Expected host:port or host:port:alias.', zh: '应为 host:port 或 host:port:alias。' });
	const port = portNumber(portText);
	if (port === undefined) return noPort(portText);
	const about = namesOf(snapshot, cluster).byAlias.get(alias) ?? [];
	const places = about.filter(({ place }) => place.host && place.port);
	if (places.length === 0)
		return refuse({ en: 'No file gives an address to {alias}.', zh: '没有文件为 {alias} 指定地址。' }, { alias });
	const from = oldHost(places);
	const problem =
		hostProblem(cluster, host, from) ??
		cannotBeEdited(snapshot, cluster, about) ??
		obstacleOn(snapshot, cluster, host, [{ alias, ports: [port] }]);
	if (problem) return problem;
	const renamed = renameAlias({ ...wish, alias, to: name });
	const folders = foldersOf({ ...wish, from, to: host, alias });
	if (isRefused(renamed)) return renamed;
	if (isRefused(folders)) return folders;
	const moved = plainly(places.flatMap(({ place }) => moveTo(place, host, String(port))));
	return together(together(moved, renamed), folders);
}

function oldHost(places: readonly Named[]): string {
	return canonicalHost(places[0]?.place.host?.text ?? '');
}

/** The folder of a host follows the last node that leaves it. */
function foldersOf(wish: HostWish): Renaming | Refusal {
	const { snapshot, cluster, from, alias } = wish;
	const isLast = (namesOf(snapshot, cluster).byHost.get(from) ?? []).every((named) => named.alias === alias);
	if (!isLast) return plainly([]);
	const folders = hostFolders(wish);
	return folders.obstacle ?? folderPart(folders, wish, false);
}

function moveTo(place: NamedPlace, host: string, port: string): FileChange[] {
	const parts = [[place.host, host] as const, [place.port, port] as const];
	return parts.flatMap(([token, text]) =>
		token && token.text !== text ? [replaceAt(partAt(place, token), text)] : [],
	);
}
