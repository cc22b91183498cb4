import { type HostNames, namesAll } from './hosts-named.ts';

/** Where a text says that commands are run. */
export interface SaidPlace {
	/** Nothing where no host is named. */
	readonly hosts: readonly string[] | 'all' | undefined;
	/** The names of packages, such as `dolphindb_2`. */
	readonly packages: readonly string[];
	/** The folder below a package, such as `server/clusterDemo/config`. */
	readonly folder: string | undefined;
}

/** Reads the place from sentences: `on server 2 (172.0.0.2), in server/clusterDemo/config of dolphindb_2, run`. */
export function placeIn(prose: string, names: HostNames, packageNames: readonly string[]): SaidPlace {
	const plain = prose.replaceAll('\\_', '_').replaceAll('*', '');
	const where = whereClause(plain, names);
	const hosts = names.named(where);
	const folder = /(?<![\w/.~])(server\/[\w./-]*\w)|(?<![\w/.~])(clusterDemo(?:\/[\w./-]*\w)?)/i.exec(where);
	return {
		hosts: hosts.length > 0 ? hosts : namesAll(where) ? 'all' : undefined,
		packages: packagesIn(where, packageNames),
		folder: folder?.[1] ?? (folder?.[2] === undefined ? undefined : `server/${folder[2]}`),
	};
}

/** The words that say where: `在 … 执行` and `on … run`; else all but those that say where something goes to. */
function whereClause(text: string, names: HostNames): string {
	const sentences = text.split(/(?<=[。；\n])|(?<=[.;:]\s)/);
	for (const sentence of sentences) {
		const [, chinese] = /在(.*?)(?:执行|运行|操作)/s.exec(sentence) ?? [];
		const [, english] = /\b[Oo]n\b(.*?)(?:\b(?:run|execute|enter|type|do)\b|[:,]?\s*$)/s.exec(sentence) ?? [];
		const clause = chinese ?? english;
		if (clause !== undefined && (names.named(clause).length > 0 || namesAll(clause))) return clause;
	}
	return text.replace(/(?:到|至|\binto?\b|\bonto\b|\bto\b)[^，。；;\n]*/g, ' ');
}

function packagesIn(where: string, known: readonly string[]): string[] {
	const words = where.match(/[\w.-]*\w/g) ?? [];
	return [...new Set(words.filter((word) => known.includes(word) || /^dolphindb[_-]?\d+$/i.test(word)))];
}
