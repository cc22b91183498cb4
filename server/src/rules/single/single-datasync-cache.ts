import { say } from '../../base/message.ts';
import { checkedPart } from '../../catalog/values.ts';
import { lacks } from '../../catalog/versions.ts';
import { type CfgFile, type Entry, keyAt, parameterValue } from '../../model/files/cfg-file.ts';
import type { Installation } from '../../model/installation.ts';
import { checkedAt } from '../cfg/settings.ts';
import { appendLines, insertLines, replaceAt } from '../edits.ts';
import { WHOLE } from '../reads.ts';
import { defineCfgRule, type Finding, type Fix } from '../rule.ts';
import { isWholeStandalone } from './standalone.ts';

const CACHES = ['OLAPCacheEngineSize', 'chunkCacheEngineMemSize', 'TSDBCacheEngineSize'];

export default defineCfgRule({
	code: 'single-datasync-cache',
	severity: 'error',
	kinds: ['single'],
	reads: ['dataSync', ...CACHES, ...WHOLE],
	title: { en: 'Cache engine and redo log are not both on', zh: 'cache engine 与重做日志未同时启用' },
	why: {
		en: 'Data that a cache engine has not yet written to disk can be recovered only from the redo log, and the redo log alone slows down writing.',
		zh: 'cache engine 中尚未落盘的数据只能靠重做日志恢复；只启用重做日志又会拖慢写入。',
	},
	behaviour: {
		en: 'dataSync=1 switches the redo log on. The manual requires it for the OLAP cache engine, and the vendor’s inspection reports either of the two without the other.',
		zh: 'dataSync=1 启用重做日志。手册要求启用 OLAP cache engine 时必须设置 dataSync=1；只启用其中一项时，官方巡检都会报告。',
	},
	source: '[WI] datasync — certain',
	*check(file, installation) {
		const dataSync = file.common.get('dataSync');
		const isOn = /^(1|true)$/.test(checkedPart(dataSync?.value ?? ''));
		const isOff = dataSync === undefined || /^(0|false)$/.test(checkedPart(dataSync.value));
		if (!isWholeStandalone(file)) return; // an excerpt may leave the other one out
		const caches = CACHES.flatMap((name) => file.common.get(name) ?? []);
		const cache = caches.find(({ value }) => Number(checkedPart(value)) > 0); // OLAP comes first
		if (cache && isOff) yield withoutDataSync(file, cache, dataSync);
		else if (dataSync && isOn && caches.length === 0) yield withoutCache(file, dataSync, installation);
	},
});

function withoutDataSync(file: CfgFile, cache: Entry, dataSync: Entry | undefined): Finding {
	return {
		at: keyAt(cache),
		// Of the TSDB cache engine alone the manual does not ask for it: by default it has 1 GB, and dataSync is off.
		...(isTsdb(cache) && { severity: 'warning' }),
		message: say({ en: '{cache} needs dataSync=1.', zh: '{cache} 需要 dataSync=1。' }, { cache: cache.name }),
		...(dataSync && {
			related: [{ at: keyAt(dataSync), message: say({ en: 'Switched off here.', zh: '在此处关闭。' }) }],
		}),
		fixes: () => switchOn(file, cache, dataSync),
	};
}

function* switchOn(file: CfgFile, cache: Entry, dataSync: Entry | undefined): Iterable<Fix> {
	if (dataSync) {
		yield {
			title: say({ en: 'Set dataSync=1', zh: '改为 dataSync=1' }),
			changes: [replaceAt(checkedAt(dataSync), '1')],
		};
	} else if (!cache.repair) {
		yield {
			title: say({ en: 'Add dataSync=1', zh: '添加 dataSync=1' }),
			changes: [insertLines(file, cache.line, ['dataSync=1'])],
			preferred: !isTsdb(cache),
		};
	}
}

const isTsdb = ({ name }: Entry) => name === 'TSDBCacheEngineSize';

function withoutCache(file: CfgFile, dataSync: Entry, installation: Installation): Finding {
	return {
		at: keyAt(dataSync),
		severity: 'info', // servers are known to run like this
		message: say({
			en: 'dataSync switches the redo log on, but no cache engine has a size.',
			zh: 'dataSync 启用了重做日志，但未设置 cache engine 的容量。',
		}),
		fixes: () => addCaches(file, installation),
	};
}

/** Each of the engines may have up to half of the memory. */
function* addCaches(file: CfgFile, { serverVersion }: Installation): Iterable<Fix> {
	const memory = Number(checkedPart(parameterValue(file, 'maxMemSize') ?? '0'));
	if (!(memory === 0 || memory >= 4)) return;
	const olap = serverVersion !== undefined && lacks(serverVersion, ['2.00.7']) ? CACHES[1] : CACHES[0];
	const lines = [`${olap}=1`, 'TSDBCacheEngineSize=1'];
	yield {
		title: say(
			{ en: 'Add {first} and {second}', zh: '添加 {first} 与 {second}' },
			{ first: lines[0] ?? '', second: lines[1] ?? '' },
		),
		changes: [appendLines(file, lines)],
	};
}
