import { say } from '../../base/message.ts';
import { checkedPart } from '../../catalog/values.ts';
import { lacks } from '../../catalog/versions.ts';
import { type CfgFile, type Entry, keyAt, parameterValue } from '../../model/files/cfg-file.ts';
import type { Installation } from '../../model/installation.ts';
import { checkedAt } from '../cfg/settings.ts';
import { appendLines, insertLines, replaceAt } from '../edits.ts';
import { defineCfgRule, type Finding, type Fix } from '../rule.ts';
import { isWholeStandalone } from './standalone.ts';

export default defineCfgRule({
	code: 'single-datasync-cache',
	severity: 'error',
	kinds: ['single'],
	title: { en: 'dataSync and the cache engines do not fit', zh: 'dataSync 与 cache engine 的配置不匹配' },
	why: {
		en: 'A cache engine without the redo log loses what it holds when the server goes down; the redo log without a cache engine makes every write slow.',
		zh: '没有 redo log 的 cache engine 在宕机时会丢失其中的数据；没有 cache engine 的 redo log 会使每次写入变慢。',
	},
	behaviour: {
		en: 'The manual demands dataSync=1 for the OLAP cache engine, and the vendor’s inspection reports each of the two without the other.',
		zh: '手册要求启用 OLAP cache engine 时设置 dataSync=1；官方巡检对只设置其中一项的情况都会报告。',
	},
	source: '[WI] datasync — certain',
	*check(file, installation) {
		const dataSync = file.common.get('dataSync');
		const isOn = /^(1|true)$/.test(checkedPart(dataSync?.value ?? ''));
		const isOff = dataSync === undefined || /^(0|false)$/.test(checkedPart(dataSync.value));
		if (!isWholeStandalone(file)) return; // an excerpt may leave the other one out
		const caches = CACHES.flatMap((name) => file.common.get(name) ?? []);
		const cache = caches.find(({ value }) => Number(checkedPart(value)) > 0);
		if (cache && isOff) yield withoutDataSync(file, cache, dataSync);
		else if (dataSync && isOn && caches.length === 0) yield withoutCache(file, dataSync, installation);
	},
});

const CACHES = ['OLAPCacheEngineSize', 'chunkCacheEngineMemSize', 'TSDBCacheEngineSize'];

function withoutDataSync(file: CfgFile, cache: Entry, dataSync: Entry | undefined): Finding {
	return {
		at: keyAt(cache),
		message: say(
			{ en: '{cache} needs dataSync=1.', zh: '设置 {cache} 时必须同时设置 dataSync=1。' },
			{ cache: cache.name },
		),
		...(dataSync && {
			related: [{ at: keyAt(dataSync), message: say({ en: 'Switched off here.', zh: '此处关闭。' }) }],
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
			preferred: true,
		};
	}
}

function withoutCache(file: CfgFile, dataSync: Entry, installation: Installation): Finding {
	return {
		at: keyAt(dataSync),
		severity: 'info', // servers are known to run like this
		message: say({
			en: 'dataSync is on, but no cache engine has a size.',
			zh: '已启用 dataSync，但没有设置 cache engine 的大小。',
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
