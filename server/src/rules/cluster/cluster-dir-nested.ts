import { groupBy } from '../../base/collections.ts';
import { type Message, say } from '../../base/message.ts';
import type { CfgFile, Entry } from '../../model/files/cfg-file.ts';
import type { NodeRow } from '../../model/files/nodes-file.ts';
import { NODE_SETTINGS } from '../reads.ts';
import { defineClusterRule, type Finding } from '../rule.ts';
import { ancestors } from './dir-paths.ts';
import { dirVersions, elementsAt, inCopy, type NodeDir, rememberedByDirs } from './directories.ts';

export default defineClusterRule({
	code: 'cluster-dir-nested',
	severity: 'warning',
	reads: NODE_SETTINGS,
	title: { en: 'A directory lies inside another one', zh: '目录位于另一个目录之内' },
	why: {
		en: 'Whoever copies, moves or deletes the outer directory takes the inner one along, and reports of disk usage count it twice.',
		zh: '复制、移动或删除外层目录时会连带内层目录，磁盘用量也会被重复统计。',
	},
	behaviour: {
		en: 'The manual does not say that directories must not lie inside one another; servers start with such settings. Left alone, DolphinDB itself keeps chunk metadata in the first volume and the metadata of the compute node cache in its first directory, so these are not reported.',
		zh: '手册没有规定目录不能互相包含，服务器可以这样启动。默认情况下，DolphinDB 自身会把分区元数据放在第一个存储卷中，把计算节点缓存的元数据放在第一个缓存目录中，因此不报告这两种情况。',
	},
	source: 'inference — judgement',
	*check(cluster) {
		for (const version of dirVersions(cluster)) {
			const found = nestings(version);
			for (const file of version.files) for (const one of found) yield finding(one, version.files, file);
		}
	},
});

/** A directory, and one that it lies in, or is. */
interface Nesting {
	readonly inner: NodeDir;
	readonly outer: NodeDir;
}

/** Who uses which place. */
interface Places {
	/** The directories of each node by path. */
	readonly own: ReadonlyMap<NodeRow, ReadonlyMap<string, readonly NodeDir[]>>;
	/** By host and path: for each parameter the uppermost two lines that give the place to different nodes. */
	readonly ofAll: ReadonlyMap<string, readonly NodeDir[]>;
}

/** One nesting for each line, whatever nodes it is for. */
const nestings = rememberedByDirs((dirs) => {
	const places = placesOf(dirs);
	const found = new Map<Entry, Nesting>();
	for (const inner of dirs) {
		const known = found.get(inner.entry);
		if (known && !isOwn(known)) continue;
		const nesting = nestingOf(inner, places);
		if (nesting && (!known || !isOwn(nesting))) found.set(inner.entry, nesting);
	}
	return [...found.values()];
});

const isOwn = ({ inner, outer }: Nesting) => inner.row === outer.row;
const placeOf = (host: string, path: string) => `${host}\n${path}`;

function placesOf(dirs: readonly NodeDir[]): Places {
	const own = new Map(
		[...groupBy(dirs, ({ row }) => row)].map(([row, mine]) => [row, groupBy(distinct(mine), ({ path }) => path)]),
	);
	const ofAll = new Map<string, NodeDir[]>();
	const seen = new Map<string, NodeRow | 'enough'>();
	for (const dir of [...dirs].sort((a, b) => a.entry.line - b.entry.line)) {
		const place = placeOf(dir.host, dir.path);
		const use = `${place}\n${dir.name}`;
		const before = seen.get(use);
		if (before === 'enough' || before === dir.row) continue;
		seen.set(use, before ? 'enough' : dir.row);
		const there = ofAll.get(place);
		if (there) there.push(dir);
		else ofAll.set(place, [dir]);
	}
	return { own, ofAll };
}

/** The directories of a node; of those that a line repeats two, so that each of them is seen to have a twin. */
function distinct(dirs: readonly NodeDir[]): NodeDir[] {
	const byLine = groupBy(dirs, ({ entry }) => entry);
	return [...byLine.values()].flatMap((ofLine) =>
		[...groupBy(ofLine, ({ path }) => path).values()].flatMap((twins) => twins.slice(0, 2)),
	);
}

/** What a directory lies in: preferably a directory of another node, which is worse. */
function nestingOf(inner: NodeDir, { own, ofAll }: Places): Nesting | undefined {
	let found: Nesting | undefined;
	for (const path of [inner.path, ...ancestors(inner.path)]) {
		const mine =
			own
				.get(inner.row)
				?.get(path)
				?.filter((dir) => dir !== inner) ?? [];
		if (mine.some((dir) => isMeant(dir, inner))) continue;
		const outer = mine.find((dir) => isToReport(dir, inner));
		if (outer) found ??= { inner, outer };
		if (mine.length > 0) continue;
		const there = ofAll.get(placeOf(inner.host, path));
		const other = there?.find((dir) => dir.row !== inner.row && isToReport(dir, inner));
		if (other) return { inner, outer: other };
	}
	return found;
}

/** Where the first of these lies by default, inside the second. */
const BY_DEFAULT: ReadonlyMap<string, string> = new Map([
	['chunkMetaDir', 'volumes'],
	['persistenceOffsetDir', 'persistenceDir'],
	['computeNodeCacheMeta', 'computeNodeCacheDir'],
]);

/** Whether one directory of a node in another is what the server does by itself, or the other way round. */
function isMeant(outer: NodeDir, inner: NodeDir): boolean {
	return (
		BY_DEFAULT.get(inner.name) === outer.name ||
		(inner.path === outer.path && BY_DEFAULT.get(outer.name) === inner.name)
	);
}

/** Equal directories of one parameter are cluster-dir-shared's; of two parameters the second line is reported. */
function isToReport(outer: NodeDir, inner: NodeDir): boolean {
	if (outer.path !== inner.path) return true;
	return outer.name !== inner.name && outer.entry.line < inner.entry.line;
}

function finding(nesting: Nesting, files: readonly CfgFile[], file: CfgFile): Finding {
	const { inner, outer } = nesting;
	const entry = inCopy(files, file, inner.entry);
	const other = inCopy(files, file, outer.entry);
	return {
		at: elementsAt(entry, [inner.element]),
		// One node's own directories get into nobody's way; clusters that lay them out so are known to run.
		...(isOwn(nesting) && { severity: 'info' }),
		message: wording(nesting, entry.name, other.name),
		related: [
			{
				at: elementsAt(other, [outer.element]),
				message: say({ en: '{path} is set here.', zh: '{path} 在此处设置。' }, { path: outer.text }),
			},
		],
	};
}

function wording({ inner, outer }: Nesting, keyB: string, keyA: string): Message {
	const values = { keyA, keyB, a: outer.row.alias, b: inner.row.alias };
	return inner.path === outer.path
		? say({ en: '{keyB} of {b} is also {keyA} of {a}.', zh: '{b} 的 {keyB} 同时也是 {a} 的 {keyA}。' }, values)
		: say({ en: '{keyB} of {b} lies inside {keyA} of {a}.', zh: '{b} 的 {keyB} 位于 {a} 的 {keyA} 之内。' }, values);
}
