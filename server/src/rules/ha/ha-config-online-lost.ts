import { say } from '../../base/message.ts';
import { isBefore } from '../../catalog/versions.ts';
import { fileAt } from '../places.ts';
import { GROUP } from '../reads.ts';
import { defineClusterRule } from '../rule.ts';

/** The release that mends it; of other lines nothing is known. */
const MENDED = '3.00.1.4';

export default defineClusterRule({
	code: 'ha-config-online-lost',
	severity: 'info',
	reads: GROUP,
	title: { en: 'This server version may lose configuration changed online', zh: '该版本可能丢失在线修改的配置' },
	why: {
		en: 'What was changed through the web console may be lost without notice after the next change of leader.',
		zh: '通过 Web 管理界面所做的修改，可能在下一次 leader 切换后丢失，而且没有任何提示。',
	},
	behaviour: {
		en: 'Release 3.00.1.4 fixes the loss of configuration changed online in an HA cluster after a change of leader. Compare getClusterNodesCfg() on every controller with the file.',
		zh: '3.00.1.4 版本修复了高可用集群切换 leader 后在线修改的配置丢失的问题。请在每个控制节点上将 getClusterNodesCfg() 的结果与文件比对。',
	},
	source: 'release notes 3.00.1 (3.00.1.4) — certain',
	*check(cluster, { serverVersion: version }) {
		if (!cluster.isHa || !version?.startsWith('3.00.1.') || !isBefore(version, MENDED)) return;
		const file = cluster.agreedNodes ?? cluster.files[0];
		if (!file) return;
		yield {
			at: fileAt(file),
			message: say(
				{
					en: 'Server {version} may lose configuration changed online after a change of leader; this is fixed in {mended}.',
					zh: '服务器 {version} 在 leader 切换后可能丢失在线修改的配置；{mended} 已修复。',
				},
				{ version, mended: MENDED },
			),
		};
	},
});
