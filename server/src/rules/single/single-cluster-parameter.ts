import { say } from '../../base/message.ts';
import { resolveName } from '../../catalog/catalog.ts';
import type { Parameter } from '../../catalog/parameter.ts';
import { checkedPart } from '../../catalog/values.ts';
import { type CfgFile, type Entry, nameAt } from '../../model/files/cfg-file.ts';
import { deleteFix } from '../cfg/line-fixes.ts';
import { isAtHome, isLegible, isSetting } from '../cfg/settings.ts';
import { defineCfgRule, type Finding } from '../rule.ts';
import { isStandalone } from './standalone.ts';

export default defineCfgRule({
	code: 'single-cluster-parameter',
	severity: 'warning',
	kinds: ['single'],
	reads: ['settings'],
	title: { en: 'A setting for clusters in dolphindb.cfg', zh: 'dolphindb.cfg 中有集群专用的设置' },
	why: {
		en: 'The line does not have the effect that it suggests: replicas and high availability need a cluster.',
		zh: '该行不会带来预期的效果：多副本与高可用都需要部署集群。',
	},
	behaviour: {
		en: 'A standalone server keeps one replica of its data and has neither high availability nor streaming high availability.',
		zh: '单节点的数据只有一个副本，既不支持高可用，也不支持流数据高可用。',
	},
	source: '[FC]; [SH]; deploy intro — certain',
	*check(file) {
		if (!isStandalone(file)) return;
		for (const entry of file.entries) {
			const parameter = isSetting(entry) ? resolveName(entry.name)?.parameter : undefined;
			if (!parameter || !isLegible(entry.syntax.key.text)) continue;
			if (isMeaningless(parameter, checkedPart(entry.value))) yield meaningless(file, entry, parameter);
			else if (isForCluster(parameter)) yield elsewhere(file, entry, parameter);
		}
	},
});

const NAMES = /^(dfsHAMode|sites|controllerSite|dfsReplicaReliabilityLevel|streamingHAMode)$/;

function isMeaningless({ name }: Parameter, value: string): boolean {
	return NAMES.test(name) || (name === 'dfsReplicationFactor' && Number(value) > 1);
}

/** What the manual lists for files of a cluster only; what only examples show may be legal here, too. */
function isForCluster(parameter: Parameter): boolean {
	return parameter.verified && parameter.files.length > 0 && !isAtHome(parameter, 'single');
}

function meaningless(file: CfgFile, entry: Entry, { name }: Parameter): Finding {
	return {
		at: nameAt(entry),
		message: say(
			{ en: '{key} has no meaning for a standalone server.', zh: '{key} 对单节点没有意义。' },
			{ key: name === 'dfsReplicationFactor' ? `${name}=${checkedPart(entry.value)}` : name },
		),
		tags: ['unnecessary'],
		fixes: () => deleteFix([{ file, entry }]),
	};
}

function elsewhere(file: CfgFile, entry: Entry, { name, files }: Parameter): Finding {
	return {
		at: nameAt(entry),
		severity: 'info', // listed for other roles, which is not to say that it does harm
		message: say(
			{
				en: '{key} belongs in {files} of a cluster and has no meaning for a standalone server.',
				zh: '{key} 应配置在集群的 {files} 中，对单节点没有意义。',
			},
			{ key: name, files: files.join(' / ') },
		),
		tags: ['unnecessary'],
		fixes: () => deleteFix([{ file, entry }]),
	};
}
