import { uniqueBy } from '../../base/collections.ts';
import { say } from '../../base/message.ts';
import { filesOf } from '../../model/package.ts';
import { fileAt } from '../places.ts';
import { defineClusterRule } from '../rule.ts';

export default defineClusterRule({
	code: 'install-path-invalid',
	severity: 'warning',
	reads: {},
	title: { en: 'Installation path with spaces or non-ASCII characters', zh: '安装路径含有空格或非 ASCII 字符' },
	why: {
		en: 'The controller and the agent may start, but no data node does.',
		zh: '控制节点和代理节点可能正常启动，但数据节点都无法启动。',
	},
	behaviour: {
		en: 'The guides say that data nodes fail to start from a path with spaces or Chinese characters.',
		zh: '部署教程说明：安装路径含有空格或中文字符时，数据节点启动失败。',
	},
	source: '[HA] §1 step 1 note — certain',
	*check(cluster) {
		// Where the hosts share a folder of the workspace, so do they their declaration.
		for (const pkg of uniqueBy(cluster.packages, ({ folder }) => folder)) {
			const path = pkg.declared?.packageFolder;
			const [file] = filesOf(pkg);
			if (path === undefined || !file || /^[!-~]*$/.test(path)) continue;
			yield {
				at: fileAt(file),
				message: say(
					{
						en: 'Installation path {path} contains a space or a non-ASCII character; data nodes will not start from it.',
						zh: '安装路径 {path} 含有空格或非 ASCII 字符，数据节点将无法启动。',
					},
					{ path },
				),
			};
		}
	},
});
