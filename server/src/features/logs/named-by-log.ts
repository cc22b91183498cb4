import { say, type Template } from '../../base/message.ts';
import type { FileId, Location } from '../../base/span.ts';
import { resolveName } from '../../catalog/catalog.ts';
import type { Occurrence } from '../../logs/log-scan.ts';
import type { ConfigFile } from '../../model/files/config-file.ts';
import { isDeclaration, type NamedPlace, namedPlacesIn, partAt } from '../../model/named-places.ts';
import type { CausePlace, LogScene } from './explain-log.ts';

/** The lines with the port, the node or the file that the words of a log name; first those that say where a node is. */
export function namedByLog(scene: LogScene, { values: { port, alias, path } }: Occurrence): CausePlace[] {
	const files = scene.clusters.flatMap((cluster) => cluster.files);
	const hosts = hostsOf(scene);
	const named = files.flatMap((file) => [...namesIn(file, { port, alias, hosts }), ...otherPorts(file, port)]);
	const ids =
		path === undefined
			? []
			: filesNamed(
					files.map(({ id }) => id),
					path,
				);
	const own = ids.map((file) => ({ at: beginningOf(file), message: say(THIS_FILE) }));
	return [...own, ...named.filter(({ isOwn }) => isOwn), ...named.filter(({ isOwn }) => !isOwn)].map(
		({ at, message }) => ({ at, message }),
	);
}

/** The beginning of a file. */
export function beginningOf(file: FileId): Location {
	return { file, span: { line: 0, start: 0, end: 0 } };
}

/** The files that a path on a host may mean: those with as many of its last folders as possible, and the name at least. */
export function filesNamed(files: readonly FileId[], path: string): FileId[] {
	const wanted = path.split(/[\\/]/).reverse();
	const shared = (file: FileId) => {
		const parts = file.split('/').reverse();
		const differs = wanted.findIndex((part, at) => part !== parts[at]);
		return differs < 0 ? wanted.length : differs;
	};
	const counts = files.map((file) => [file, shared(file)] as const);
	const most = Math.max(0, ...counts.map(([, count]) => count));
	return most === 0 ? [] : counts.filter(([, count]) => count === most).map(([file]) => file);
}

interface Named extends CausePlace {
	readonly isOwn: boolean;
}

/** The hosts of the node that has written the log, where it is known. */
function hostsOf({ clusters, alias = '' }: LogScene): ReadonlySet<string> {
	return new Set(clusters.flatMap(({ rowsByAlias }) => rowsByAlias.get(alias)?.host ?? []));
}

interface Sought {
	readonly port: string | undefined;
	readonly alias: string | undefined;
	/** A port is one of these hosts, where there are any. */
	readonly hosts: ReadonlySet<string>;
}

function namesIn(file: ConfigFile, { port, alias, hosts }: Sought): Named[] {
	const has = (part: NamedPlace['port'], text: string | undefined) => text !== undefined && part?.text === text;
	const isNear = ({ host }: NamedPlace) => hosts.size === 0 || hosts.has(host?.text ?? '');
	return namedPlacesIn(file)
		.filter((place) => (has(place.port, port) && isNear(place)) || has(place.alias, alias))
		.map((place) => {
			const part = place.port ?? place.alias;
			const isOwn = isDeclaration(place);
			const values = { alias: place.alias?.text ?? '', host: place.host?.text ?? '', port: place.port?.text ?? '' };
			const at = part ? partAt(place, part) : beginningOf(file.id);
			return { at, message: say(wordsFor(place, isOwn), values), isOwn };
		});
}

function wordsFor(place: NamedPlace, isOwn: boolean): Template {
	if (place.port === undefined) return NAMED;
	return isOwn ? LISTENS : LOOKED_FOR;
}

/** Settings that are a port and nothing else, such as `subPort`. */
function otherPorts(file: ConfigFile, port: string | undefined): Named[] {
	if (file.kind === 'nodes' || port === undefined) return [];
	return file.entries
		.filter(({ name, value }) => value === port && resolveName(name)?.parameter.type === 'port')
		.map(({ line, name, syntax: { value } }) => ({
			at: { file: file.id, span: { line, start: value.start, end: value.end } },
			message: say(PORT_SETTING, { name, port }),
			isOwn: false,
		}));
}

const THIS_FILE: Template = { en: 'The log names a file called so.', zh: '日志中提到了这个名称的文件。' };
const LISTENS: Template = {
	en: '{alias} listens on {host}, port {port}.',
	zh: '{alias} 在 {host} 的端口 {port} 上监听。',
};
const LOOKED_FOR: Template = { en: '{host}, port {port}, is named here.', zh: '此处引用了 {host} 的端口 {port}。' };
const NAMED: Template = { en: '{alias} is named here.', zh: '此处引用了 {alias}。' };
const PORT_SETTING: Template = { en: '{name} is port {port}.', zh: '{name} 是端口 {port}。' };
