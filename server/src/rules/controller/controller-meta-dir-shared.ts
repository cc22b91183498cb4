import { say } from '../../base/message.ts';
import { checkedAt } from '../cfg/settings.ts';
import { replaceAt } from '../edits.ts';
import { defineClusterRule, type Fix } from '../rule.ts';
import { type MetaDir, metaDirs, renamedPath, sharedMetaDirs, tellingNames } from './meta-dirs.ts';

export default defineClusterRule({
	code: 'controller-meta-dir-shared',
	severity: 'error',
	reads: { controller: ['dfsMetaDir', 'localSite'] },
	title: { en: 'Two controllers on one host share a dfsMetaDir', zh: '同一主机上的两个控制节点共用 dfsMetaDir' },
	why: {
		en: 'Two processes write to the same metadata, and that of one of them is lost.',
		zh: '两个进程写入同一份元数据，其中一个的元数据会丢失。',
	},
	behaviour: {
		en: 'Each controller writes its own metadata checkpoint to dfsMetaDir; two controllers overwrite each other’s. The tutorial requires one directory per controller.',
		zh: '每个控制节点都会在 dfsMetaDir 写入自己的元数据 checkpoint，共用时会互相覆盖；教程要求每个控制节点使用单独的目录。',
	},
	source: '[T] note under 单服务器部署; figure 05 — certain',
	*check(cluster) {
		const dirs = metaDirs(cluster);
		for (const [owner, ...others] of sharedMetaDirs(dirs)) {
			for (const dir of others) {
				yield {
					at: checkedAt(dir.entry),
					message: say(
						{
							en: '{a} and {b} on {host} both use dfsMetaDir {dir}.',
							zh: '{host} 上的 {a} 与 {b} 使用了同一个 dfsMetaDir：{dir}。',
						},
						{ a: owner.alias, b: dir.alias, host: dir.pkg.host ?? '', dir: dir.path },
					),
					related: [
						{
							at: checkedAt(owner.entry),
							message: say({ en: 'Also used by {a}.', zh: '{a} 也使用该目录。' }, { a: owner.alias }),
						},
					],
					fixes: () => fixes(dirs, owner, dir),
				};
			}
		}
	},
});

/** A path named after the package, unless another controller has that one already. */
function fixes(dirs: readonly MetaDir[], owner: MetaDir, dir: MetaDir): Fix[] {
	const foreign = tellingNames(owner.pkg).find((name) => dir.parts.includes(name));
	const path = renamedPath(dir.path, foreign, dir.ownName);
	if (dirs.some((other) => other.path === path)) return [];
	return [
		{
			title: say({ en: 'Change dfsMetaDir to {path}', zh: '将 dfsMetaDir 改为 {path}' }, { path }),
			changes: [replaceAt(checkedAt(dir.entry), path)],
		},
	];
}
