import { portNumber } from '../../model/files/site.ts';
import { partAt } from '../../model/named-places.ts';
import { replaceAt } from '../../rules/edits.ts';
import { obstacleOn } from './free-ports.ts';
import { namesOf } from './names.ts';
import { socketOfPlace } from './occurrences.ts';
import { plainly, type Refusal, type Renaming, refuse } from './renaming.ts';
import type { Wish } from './wish.ts';

/** Gives a node another port on its host, wherever that node is named with the old one. */
export function renamePort({
	snapshot,
	cluster,
	to,
	socket,
	alias,
}: Wish & { readonly socket: string; readonly alias: string }): Renaming | Refusal {
	const port = portNumber(to);
	if (port === undefined) return noPort(to);
	const [host, old] = [socket.slice(0, socket.lastIndexOf(':')), socket.slice(socket.lastIndexOf(':') + 1)];
	if (String(port) === old) return plainly([]);
	const obstacle = obstacleOn(snapshot, cluster, host, [{ alias, ports: [port] }]);
	if (obstacle) return obstacle;
	const places = (namesOf(snapshot, cluster).byAlias.get(alias) ?? []).filter(
		({ place }) => socketOfPlace(place) === socket,
	);
	const tokens = places.flatMap(({ place }) => (place.port ? [partAt(place, place.port)] : []));
	return plainly(tokens.map((at) => replaceAt(at, String(port))));
}

/** A refusal of what is no port. */
export function noPort(text: string): Refusal {
	return refuse(
		{
			en: '“{text}” is no port: it must be a number from 1 to 65535.',
			zh: '“{text}” 不是端口：应为 1 至 65535 的整数。',
		},
		{ text },
	);
}
