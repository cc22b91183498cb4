import { say } from '../../base/message.ts';
import type { Cluster } from '../../model/cluster.ts';
import type { ConfigFile } from '../../model/files/config-file.ts';
import { siteText } from '../../model/files/site.ts';
import { replaceAll } from '../edits.ts';
import { fileAt, fileName } from '../places.ts';
import { defineClusterRule, type Fix } from '../rule.ts';
import { hasContent, skeletonsFor } from './skeletons.ts';

export default defineClusterRule({
	code: 'file-empty',
	severity: 'error',
	reads: {},
	title: { en: 'A file without content', zh: '文件没有内容' },
	why: {
		en: 'The process that uses the file does not start, unless the file is only the mount point of a container.',
		zh: '使用该文件的进程无法启动（文件只是容器的挂载点时除外）。',
	},
	behaviour: {
		en: 'With an empty cluster.nodes, the process stops with “The input file is empty.” The manual says that the first line of the other files must not be blank either.',
		zh: 'cluster.nodes 为空时，进程报错 “The input file is empty.” 并退出；手册规定其他配置文件的首行同样不能为空行。',
	},
	source: '[CM]; [HA] FAQ 6.1 — certain',
	*check(cluster) {
		for (const file of cluster.files) {
			if (hasContent(file)) continue;
			yield {
				at: fileAt(file),
				message: say({ en: '{file} has no content.', zh: '{file} 没有任何内容。' }, { file: fileName(file.id) }),
				fixes: () => fixes(cluster, file),
			};
		}
	},
});

/** More than this is no help. */
const MOST_FIXES = 8;

function fixes(cluster: Cluster, file: ConfigFile): Fix[] {
	const skeletons = skeletonsFor(cluster, file);
	return skeletons.slice(0, MOST_FIXES).map(({ site, text, isCopy }) => ({
		title: site
			? say({ en: 'Fill in what {site} needs', zh: '填入 {site} 所需的内容' }, { site: siteText(site) })
			: say({ en: 'Fill in what the other files say', zh: '按其他文件填入内容' }),
		changes: [replaceAll(file, text)],
		preferred: isCopy && skeletons.length === 1,
	}));
}
