import { unique } from '../../base/collections.ts';
import { say } from '../../base/message.ts';
import { resolveName } from '../../catalog/catalog.ts';
import { checkedPart } from '../../catalog/values.ts';
import type { Cluster } from '../../model/cluster.ts';
import { type CfgFile, type Entry, keyAt } from '../../model/files/cfg-file.ts';
import { attempts, checkedAt, isEmpty, isSetting, isWhole } from '../cfg/settings.ts';
import { appendLines, replaceAt } from '../edits.ts';
import { fileAt, fileInPackage } from '../places.ts';
import { WHOLE } from '../reads.ts';
import { defineClusterRule, type FileChange, type Finding, type Fix } from '../rule.ts';
import { controllerPackages } from './controllers.ts';
import { setInControllers } from './replication.ts';

const SIZES = ['TSDBCacheEngineSize', 'OLAPCacheEngineSize'];

export default defineClusterRule({
	code: 'controller-datasync-cache',
	severity: 'error',
	reads: { controller: ['dataSync', ...WHOLE], cluster: ['dataSync', ...SIZES, 'excerpt'] },
	title: { en: 'Cache engine and redo log are not both on', zh: 'cache engine 与重做日志未同时启用' },
	why: {
		en: 'What is in a cache engine and not yet on disk can only be recovered from the redo log; the redo log alone slows down writing.',
		zh: 'cache engine 中尚未落盘的数据只能通过重做日志恢复；只启用重做日志则会拖慢写入。',
	},
	behaviour: {
		en: 'dataSync=1 in controller.cfg switches the redo log on; the sizes in cluster.cfg switch the cache engines on. The manual requires dataSync=1 for the OLAP cache engine, and the vendor’s inspection reports either of the two without the other.',
		zh: 'controller.cfg 中的 dataSync=1 启用重做日志，cluster.cfg 中设置的容量启用 cache engine。手册要求启用 OLAP cache engine 时必须设置 dataSync=1；只启用其中一项时，官方巡检都会报告。',
	},
	source: '[FC] OLAPCacheEngineSize, dataSync; [NS]; [WI] datasync — certain',
	*check(cluster) {
		const files = unique(cluster.packages.flatMap((pkg) => pkg.cluster ?? [])).filter((file) => !isEmpty(file));
		const controllers = controllerPackages(cluster).map(({ controller }) => controller);
		if (files.length === 0 || controllers.length === 0) return;
		const synced = controllers.map((file) => file.common.get('dataSync')).find((entry) => entry && isOn(entry));
		const sizes = files.flatMap(cacheSizes).filter(isOn);
		const sized = sizes.find((entry) => currentName(entry) === 'OLAPCacheEngineSize') ?? sizes[0];
		if (synced && !sized) yield* withoutCache(cluster, synced, files);
		if (!synced && sized) yield* withoutRedoLog(cluster, controllers, files, sized);
	},
});

/** The sizes of cache engines that a file sets, by their new names or an old one. */
function cacheSizes(file: CfgFile): readonly Entry[] {
	return file.entries.filter((entry) => isSetting(entry) && SIZES.includes(currentName(entry)));
}

function currentName({ name }: Entry): string {
	const parameter = resolveName(name)?.parameter;
	return parameter?.sameAs ?? parameter?.name ?? name;
}

/** Whether a value is more than nothing: `1`, `true`, `16`, `0.5`, or what nobody can read. */
function isOn({ value }: Entry): boolean {
	return !/^(0+(\.0*)?|false|)$/i.test(checkedPart(value));
}

function* withoutCache(cluster: Cluster, dataSync: Entry, files: readonly CfgFile[]): Iterable<Finding> {
	if (files.some((file) => SIZES.some((name) => attempts(file, name) && !cacheSizes(file).length))) return;
	const [first] = files as [CfgFile];
	yield {
		at: checkedAt(dataSync),
		severity: 'info', // servers are known to run like this; where no line says so, TSDB has a cache engine of 1 GB
		message: say(
			{
				en: 'dataSync=1 switches the redo log on, but {file} gives no size to a cache engine.',
				zh: 'dataSync=1 启用了重做日志，但 {file} 未设置 cache engine 的容量。',
			},
			{ file: nameOf(cluster, first) },
		),
		related: [{ at: fileAt(first), message: say({ en: 'No cache engine.', zh: '未设置 cache engine。' }) }],
		fixes: () => [addCaches(files)],
	};
}

function* withoutRedoLog(
	cluster: Cluster,
	controllers: readonly CfgFile[],
	files: readonly CfgFile[],
	size: Entry,
): Iterable<Finding> {
	const file = controllers.find((one) => one.common.has('dataSync')) ?? controllers[0];
	const entry = file?.common.get('dataSync');
	if (!file || (!entry && controllers.some((one) => !isWhole(one) || attempts(one, 'dataSync')))) return;
	// The manual reads dataSync from controller.cfg; examples of the vendor write it into cluster.cfg as well.
	const isElsewhere = files.some((one) => one.entries.some((line) => line.name === 'dataSync' && isOn(line)));
	yield {
		at: entry ? checkedAt(entry) : fileAt(file),
		// Of the TSDB cache engine alone the manual does not ask for it: by default it has 1 GB, and dataSync is off.
		...((isElsewhere || currentName(size) !== 'OLAPCacheEngineSize') && { severity: 'warning' }),
		message: say(
			isElsewhere
				? {
						en: '{size} is set, but dataSync=1 is missing here; the manual gives it no effect in {file}.',
						zh: '已设置 {size}，但此处缺少 dataSync=1；手册没有说明它在 {file} 中生效。',
					}
				: {
						en: '{size} is set in {file}, but dataSync=1 is missing.',
						zh: '{file} 设置了 {size}，但缺少 dataSync=1。',
					},
			{ size: size.syntax.key.text, file: nameOf(cluster, size) },
		),
		related: [{ at: keyAt(size), message: say({ en: 'The cache engine.', zh: 'cache engine 的容量。' }) }],
		fixes: () => [
			{
				title: say({
					en: 'Set dataSync=1 in every controller.cfg',
					zh: '在所有 controller.cfg 中设置 dataSync=1',
				}),
				changes: setInControllers(cluster, 'dataSync', '1'),
			},
		],
	};
}

function nameOf(cluster: Cluster, file: CfgFile | Entry): string {
	const id = 'id' in file ? file.id : file.file;
	return fileInPackage(cluster.packageOfFile.get(id), id);
}

/** Gives both engines a size: in place of a zero, else in a line of its own. */
function addCaches(files: readonly CfgFile[]): Fix {
	return {
		title: say({
			en: 'Add TSDBCacheEngineSize=1 and OLAPCacheEngineSize=1 to every cluster.cfg',
			zh: '在所有 cluster.cfg 中添加 TSDBCacheEngineSize=1 和 OLAPCacheEngineSize=1',
		}),
		changes: files.flatMap((file): FileChange[] => {
			const known = cacheSizes(file).filter(({ qualifier }) => qualifier === undefined);
			const missing = SIZES.filter((name) => known.every((entry) => currentName(entry) !== name));
			return [
				...known.map((entry) => replaceAt(checkedAt(entry), '1')),
				...(missing.length > 0
					? [
							appendLines(
								file,
								missing.map((name) => `${name}=1`),
							),
						]
					: []),
			];
		}),
	};
}
