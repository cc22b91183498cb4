import { type Message, say, type Template } from '../../base/message.ts';
import type { Location } from '../../base/span.ts';
import { resolveName } from '../../catalog/catalog.ts';
import { type CfgFile, keyAt, valueAt } from '../../model/files/cfg-file.ts';
import { type NodesFile, rowAt } from '../../model/files/nodes-file.ts';
import { isSetting, shown } from '../cfg/settings.ts';
import { fileAt, fileName } from '../places.ts';
import { GROUP, reading } from '../reads.ts';
import { defineClusterRule, type FileChange, type Finding } from '../rule.ts';
import { isReadableRow, listed } from '../votes.ts';
import { type Answered, answeredNodes, answeredSettings, plainRowOf } from './live-answers.ts';
import { takeOverRows, takeOverSettings } from './take-over.ts';

export default defineClusterRule({
	code: 'ha-config-drift',
	severity: 'error',
	reads: reading(GROUP, { cluster: ['settings'] }),
	title: { en: 'The running cluster differs from the file', zh: '运行中的集群与文件不一致' },
	why: {
		en: 'The file describes a cluster that does not run. Controllers that look for each other at addresses which only one side knows do not form a majority.',
		zh: '文件描述的并不是实际运行的集群。如果控制节点按只有一方知道的地址相互连接，就无法形成多数派。',
	},
	behaviour: {
		en: 'According to the manual, an HA cluster that has been started takes the node list and cluster.cfg from the Raft group and not from the files. This rule compares the files with the answers of getClusterNodesCfg() and loadClusterNodesConfigs(), saved beside them as cluster.nodes.live and cluster.cfg.live.',
		zh: '据手册，启动过的高可用集群从 Raft 组而非文件读取节点清单与 cluster.cfg。本规则将文件与保存在同一目录的 cluster.nodes.live、cluster.cfg.live（分别为 getClusterNodesCfg() 与 loadClusterNodesConfigs() 的结果）比对。',
	},
	source: '[W] model.ts; [WI]; release notes 3.00.1.4 — certain',
	*check(cluster) {
		if (!cluster.isHa) return;
		for (const one of answeredNodes(cluster)) {
			yield* withFix(one.file, rowsDrift(one), () => takeOverRows(cluster, one.live));
		}
		for (const one of answeredSettings(cluster)) {
			yield* withFix(one.file, settingsDrift(one), () => takeOverSettings(cluster, one.live));
		}
	},
});

/** Which side is right nobody can tell from here. Sending the file to the cluster takes a connection. */
function* withFix(
	file: NodesFile | CfgFile,
	found: Iterable<Finding>,
	changes: () => FileChange[] | undefined,
): Iterable<Finding> {
	const title = say(
		{ en: 'Write what the running cluster uses into every {file}', zh: '将运行中的集群所用的配置写入所有 {file}' },
		{ file: fileName(file.id) },
	);
	for (const finding of found) {
		yield {
			...finding,
			fixes: () => {
				const made = changes();
				return made ? [{ title, changes: made }] : [];
			},
		};
	}
}

function* rowsDrift({ file, live }: Answered<NodesFile>): Iterable<Finding> {
	for (const row of file.rows.filter(isReadableRow)) {
		const running = live.get(row.alias);
		const written = plainRowOf(row);
		if (running === undefined) yield finding(rowAt(row), NOT_RUNNING, { name: row.alias });
		else if (running !== written) yield finding(rowAt(row), DIFFERENT, { live: running, file: written });
	}
	const known = new Set(file.rows.map(({ alias }) => alias));
	const missing = [...live.keys()].filter((alias) => !known.has(alias));
	if (missing.length > 0) yield finding(fileAt(file), NOT_WRITTEN, { names: listed(missing) });
}

function* settingsDrift({ file, live }: Answered<CfgFile>): Iterable<Finding> {
	const last = new Map(file.entries.filter(isSetting).map((entry) => [entry.syntax.key.text, entry]));
	for (const [key, entry] of last) {
		const running = live.get(key);
		const text = (value: string) => `${key}=${shown(resolveName(entry.name)?.parameter, value)}`;
		if (running === undefined) yield finding(keyAt(entry), NOT_RUNNING, { name: key });
		else if (running !== entry.value) {
			yield finding(valueAt(entry), DIFFERENT, { live: text(running), file: text(entry.value) });
		}
	}
	const missing = [...live.keys()].filter((key) => !last.has(key));
	if (missing.length > 0) yield finding(fileAt(file), NOT_WRITTEN, { names: listed(missing) });
}

function finding(at: Location, template: Template, values: Message['values']): Finding {
	return { at, message: say(template, values) };
}

const DIFFERENT: Template = {
	en: 'The running cluster uses {live}, but the file says {file}.',
	zh: '运行中的集群使用 {live}，而文件中为 {file}。',
};

const NOT_RUNNING: Template = {
	en: 'The running cluster does not have {name}.',
	zh: '运行中的集群没有 {name}。',
};

const NOT_WRITTEN: Template = {
	en: 'The running cluster has {names}, but the file does not.',
	zh: '运行中的集群有 {names}，而文件中没有。',
};
