import { say } from '../../base/message.ts';
import { checkedAt } from '../cfg/settings.ts';
import { replaceAt } from '../edits.ts';
import { defineClusterRule, type Fix } from '../rule.ts';
import { type ControllerPackage, controllerPackages } from './controllers.ts';
import { folderName, type MetaDir, metaDirs, renamedPath, sharedMetaDirs, tellingNames } from './meta-dirs.ts';

export default defineClusterRule({
	code: 'controller-meta-dir-foreign',
	severity: 'warning',
	reads: { controller: ['dfsMetaDir', 'localSite'] },
	title: { en: 'dfsMetaDir is named after another controller', zh: 'dfsMetaDir 以其他控制节点命名' },
	why: {
		en: 'The path comes from a copied package. Whoever copies that directory as well starts this controller with another controller’s metadata.',
		zh: '该路径来自复制的安装包；如果连同目录一起复制，该控制节点会带着其他控制节点的元数据启动。',
	},
	behaviour: {
		en: 'The controller keeps checkpoints of its metadata in dfsMetaDir and reads what it finds there; the name of the directory does not matter to it.',
		zh: '控制节点把元数据 checkpoint 保存在 dfsMetaDir 中并读取其中已有的内容；不关心目录的名称。',
	},
	source: 'DEFECTS D-14 — judgement',
	*check(cluster) {
		const dirs = metaDirs(cluster);
		const reported = new Set(sharedMetaDirs(dirs).flatMap(([, ...others]) => others));
		const owners = new Map(controllerPackages(cluster).flatMap((pkg) => tellingNames(pkg).map((name) => [name, pkg])));
		for (const dir of dirs) {
			const own = tellingNames(dir.pkg);
			const other = dir.parts.find((part) => owners.has(part));
			const owner = other === undefined ? undefined : owners.get(other);
			if (other === undefined || !owner || reported.has(dir) || dir.parts.some((part) => own.includes(part))) continue;
			yield {
				at: checkedAt(dir.entry),
				message: say(
					{
						en: 'dfsMetaDir of {alias} points into the directory of {other}.',
						zh: '{alias} 的 dfsMetaDir 指向了 {other} 的目录。',
					},
					{ alias: dir.alias, other },
				),
				fixes: () => fixes(dirs, dir, other, owner),
			};
		}
	},
});

function fixes(dirs: readonly MetaDir[], dir: MetaDir, other: string, owner: ControllerPackage): Fix[] {
	const isFolder = other === folderName(owner);
	const path = renamedPath(dir.path, other, isFolder ? dir.ownName : dir.alias);
	if (dirs.some((known) => known.path === path && known.pkg.host === dir.pkg.host)) return [];
	return [
		{
			title: say({ en: 'Change dfsMetaDir to {path}', zh: '将 dfsMetaDir 改为 {path}' }, { path }),
			changes: [replaceAt(checkedAt(dir.entry), path)],
		},
	];
}
