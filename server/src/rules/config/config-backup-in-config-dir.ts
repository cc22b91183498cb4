import { groupBy, uniqueBy } from '../../base/collections.ts';
import { say } from '../../base/message.ts';
import { baseName } from '../../base/paths.ts';
import type { Cluster } from '../../model/cluster.ts';
import type { ConfigFile } from '../../model/files/config-file.ts';
import { filesOf } from '../../model/package.ts';
import { fileAt } from '../places.ts';
import { defineClusterRule } from '../rule.ts';
import { listed } from '../votes.ts';

export default defineClusterRule({
	code: 'config-backup-in-config-dir',
	severity: 'hint',
	reads: {},
	title: { en: 'A backup beside the live configuration', zh: '备份放在生效的配置目录中' },
	why: {
		en: 'Commands on `./*` change the backup as well, and a second run overwrites it with files that are already changed: then there is nothing left to go back to.',
		zh: '对 `./*` 执行的命令会连备份一起修改，再执行一次还会用改过的文件覆盖备份，届时将无法恢复。',
	},
	behaviour: {
		en: 'DolphinDB reads the files that its start script names and ignores the others.',
		zh: 'DolphinDB 只读取启动脚本指定的文件，不理会其他文件。',
	},
	source: 'DEFECTS D-06 — certain (tool side)',
	*check(cluster) {
		for (const [file, names] of groupBy(backups(cluster), ({ of }) => of)) {
			yield {
				at: fileAt(file),
				message: say(
					names.length === 1
						? {
								en: '{file} is a backup inside the live configuration folder; wildcard edits will change it.',
								zh: '{file} 是放在生效配置目录中的备份，使用通配符的命令会把它一并修改。',
							}
						: {
								en: '{file} are backups inside the live configuration folder; wildcard edits will change them.',
								zh: '{file} 是放在生效配置目录中的备份，使用通配符的命令会把它们一并修改。',
							},
					{ file: listed(names.map(({ name }) => name)) },
				),
			};
		}
	},
});

interface Backup {
	readonly name: string;
	/** The file it is a copy of; where that is gone, the first one of the package. */
	readonly of: ConfigFile;
}

function* backups(cluster: Cluster): Iterable<Backup> {
	const files = new Map(cluster.files.map((file) => [file.id, file]));
	// Packages that share a folder have the same bystanders.
	for (const pkg of uniqueBy(cluster.packages, ({ folder }) => folder)) {
		for (const { id, kind } of pkg.bystanders) {
			const of = files.get(`${pkg.folder}/${copied(baseName(id))}`) ?? filesOf(pkg)[0];
			if (kind === 'backup' && of) yield { name: baseName(id), of };
		}
	}
}

/** The name of the file that a backup was made of: `agent.cfg` for `agent.cfg.bak.20240101`. */
function copied(name: string): string {
	return name.replace(/^(.*?\.(?:cfg|nodes))(?:~|\.).*$/i, '$1');
}
