import { uniqueBy } from '../../base/collections.ts';
import { type Message, say } from '../../base/message.ts';
import { resolveName } from '../../catalog/catalog.ts';
import { canonicalFileNames } from '../../catalog/file-kinds.ts';
import { modeFacts } from '../../catalog/roles.ts';
import type { Cluster, Mention } from '../../model/cluster.ts';
import { expandAlias } from '../../model/effective.ts';
import { type CfgFile, parameterValue, qualifierAt } from '../../model/files/cfg-file.ts';
import { isAtHome } from '../cfg/settings.ts';
import { appendLines } from '../edits.ts';
import { fileInPackage } from '../places.ts';
import { NODE_SETTINGS } from '../reads.ts';
import { defineClusterRule, type Fix } from '../rule.ts';
import { clusterFiles, copiesOf, deleteCopies } from './copies.ts';
import { isPattern, type QualifiedEntry, qualifiedEntries } from './qualifiers.ts';

export default defineClusterRule({
	code: 'cluster-qualifier-role',
	severity: 'warning',
	reads: NODE_SETTINGS,
	title: {
		en: 'cluster.cfg sets something for a controller or an agent',
		zh: 'cluster.cfg 中有控制节点或代理节点的设置',
	},
	why: {
		en: 'The line has no effect; the process that was meant uses its own file or the default.',
		zh: '该行不起作用，原本要配置的进程会使用自己配置文件中的值或默认值。',
	},
	behaviour: {
		en: 'Each controller gets its settings from controller.cfg and each agent from agent.cfg of its own package folder; cluster.cfg configures data and compute nodes only.',
		zh: '控制节点的设置来自其安装包目录中的 controller.cfg，代理节点来自 agent.cfg；cluster.cfg 只用于数据节点与计算节点。',
	},
	source: '[CM]; [HA] — certain',
	*check(cluster) {
		const roleOf = roles(cluster);
		for (const file of clusterFiles(cluster)) {
			for (const entry of qualifiedEntries(file)) {
				const role = isPattern(entry.qualifier) ? undefined : roleOf(entry.qualifier);
				if (!role) continue;
				yield {
					at: qualifierAt(entry),
					message: say(
						{
							en: '{qualifier} is {role}; cluster.cfg configures only data and compute nodes.',
							zh: '{qualifier} 是{role}，cluster.cfg 只对数据节点与计算节点生效。',
						},
						{ qualifier: entry.qualifier, role: named(role) },
					),
					fixes: () => fixes(cluster, entry, role),
				};
			}
		}
	},
});

type Role = 'controller' | 'agent';

function named(role: Role): Message {
	return say({ en: role === 'agent' ? 'an agent' : 'a controller', zh: modeFacts(role).name.zh });
}

/** Finds the role of an alias that is a controller or an agent wherever it is named; every agent names the controllers. */
function roles(cluster: Cluster): (alias: string) => Role | undefined {
	const known = new Map<string, Role | undefined>();
	return (alias) => {
		if (!known.has(alias)) known.set(alias, roleOf(cluster.mentionsByAlias.get(alias) ?? []));
		return known.get(alias);
	};
}

function roleOf(mentions: readonly Mention[]): Role | undefined {
	const role = mentions[0]?.role;
	if (role !== 'controller' && role !== 'agent') return undefined;
	return mentions.every((mention) => mention.role === role) ? role : undefined;
}

/** Moves the line to the file of that process, in every package that has one, where it says nothing else already. */
function* fixes(cluster: Cluster, entry: QualifiedEntry, role: Role): Iterable<Fix> {
	const { qualifier, name } = entry;
	const parameter = resolveName(name)?.parameter;
	const deletion = deleteCopies(copiesOf(cluster, entry));
	const targets = targetsOf(cluster, qualifier, role);
	if (!deletion || targets.length === 0 || !parameter || !isAtHome(parameter, role)) return;
	const value = expandAlias(entry.value, qualifier);
	const said = (target: CfgFile) => parameterValue(target, name);
	if (targets.some(({ file }) => ![undefined, value].includes(said(file)))) return;
	const missing = targets.filter(({ file }) => said(file) === undefined);
	yield {
		title: say({ en: 'Move to {file}', zh: '移到 {file}' }, { file: targets.map((target) => target.name).join(', ') }),
		changes: [...missing.map(({ file }) => appendLines(file, [`${name}=${value}`])), ...deletion],
	};
}

function targetsOf(cluster: Cluster, alias: string, role: Role): readonly { file: CfgFile; name: string }[] {
	const targets = cluster.packages.flatMap((pkg) => {
		const file = pkg[role];
		if (file?.localSite?.site.alias !== alias) return [];
		const isOnly = cluster.packages.length === 1;
		return [{ file, name: isOnly ? canonicalFileNames[role] : fileInPackage(pkg, file.id) }];
	});
	return uniqueBy(targets, ({ file }) => file);
}
