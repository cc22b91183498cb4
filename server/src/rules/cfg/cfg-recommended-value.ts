import { say } from '../../base/message.ts';
import { checkedPart } from '../../catalog/values.ts';
import type { Cluster } from '../../model/cluster.ts';
import type { CfgFile, Entry } from '../../model/files/cfg-file.ts';
import { clusterFiles } from '../cluster/copies.ts';
import { rememberedByFile } from '../cluster/qualifiers.ts';
import { appendLines, replaceAt } from '../edits.ts';
import { fileAt } from '../places.ts';
import { WHOLE } from '../reads.ts';
import { defineCfgRule, type Fix } from '../rule.ts';
import { attempts, checkedAt, isEllipsis, isSetting, isWhole } from './settings.ts';
import { everywhere } from './settings-rule.ts';

const NAME = 'newValuePartitionPolicy';

export default defineCfgRule({
	code: 'cfg-recommended-value',
	severity: 'hint',
	kinds: ['cluster', 'single'],
	reads: ['newValuePartitionPolicy', ...WHOLE],
	title: { en: 'No partitions are created for new values', zh: '不会为新值自动创建分区' },
	why: {
		en: 'Data whose value has no partition yet, such as those of a new day or a new stock, are not written.',
		zh: '取值尚无对应分区的数据（例如新的日期或新的股票代码）不会被写入。',
	},
	behaviour: {
		en: 'For VALUE partitions, skip (the default) writes the data that have a partition and drops the rest, fail writes nothing and raises an error, and add creates the missing partitions. The manual recommends add for production, and the vendor’s inspection checks it.',
		zh: '对于 VALUE 分区，默认值 skip 只写入已有分区的数据，其余数据被舍弃；fail 不写入任何数据并报错；add 会创建缺少的分区。手册建议生产环境使用 add，官方巡检也会检查该项。',
	},
	source: '[FC]; [WI] newValuePartitionPolicy — certain (recommendation)',
	*check(file) {
		for (const entry of others(file)) {
			yield {
				at: checkedAt(entry),
				message: say(
					{
						en: 'newValuePartitionPolicy=add is recommended, found {value}.',
						zh: '建议将 newValuePartitionPolicy 设为 add，当前为 {value}。',
					},
					{ value: checkedPart(entry.value) },
				),
				fixes: (cluster) => [useAdd(cluster, file, entry)],
			};
		}
		if (!isLeftOut(file)) return;
		yield {
			at: fileAt(file),
			message: say({
				en: 'newValuePartitionPolicy=add is recommended; it is not set, so skip applies.',
				zh: '建议将 newValuePartitionPolicy 设为 add；当前未设置，按 skip 处理。',
			}),
			fixes: (cluster) => insertAdd(cluster, file),
		};
	},
});

const others = rememberedByFile((file) =>
	file.entries.filter(
		(entry) => entry.name === NAME && isSetting(entry) && /^(skip|fail)$/i.test(checkedPart(entry.value)),
	),
);

/** Whether a whole file says nothing about it; an excerpt may. */
function isLeftOut(file: CfgFile): boolean {
	if (file.entries.length === 0 || file.entries.some(({ name }) => name === NAME)) return false;
	if (file.kind === 'single' && !isWhole(file)) return false;
	const isExcerpt = file.tree.lines.some((line) => line.kind === 'error' && isEllipsis(line.content.text));
	return !isExcerpt && !attempts(file, NAME);
}

function useAdd(cluster: Cluster, file: CfgFile, entry: Entry): Fix {
	return {
		title: say({ en: 'Change to {value}', zh: '改为 {value}' }, { value: 'add' }),
		changes: everywhere(cluster, file, entry).map((copy) => replaceAt(checkedAt(copy.entry), 'add')),
	};
}

/** Not where the answer of the running cluster lies beside the file: it keeps its settings itself and would contradict. */
function* insertAdd(cluster: Cluster, file: CfgFile): Iterable<Fix> {
	const files = file.kind === 'cluster' ? clusterFiles(cluster).filter(isLeftOut) : [file];
	if (cluster.packages.some(({ bystanders }) => bystanders.some(({ kind }) => kind === 'live-cluster'))) return;
	yield {
		title: say({ en: 'Add {line}', zh: '添加 {line}' }, { line: `${NAME}=add` }),
		changes: files.map((one) => appendLines(one, [`${NAME}=add`])),
	};
}
