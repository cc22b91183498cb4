import { say } from '../../base/message.ts';
import { nodesFileModes } from '../../catalog/roles.ts';
import { modeAt } from '../../model/files/nodes-file.ts';
import { replaceAt } from '../edits.ts';
import { defineRowRule } from './row-rule.ts';

export default defineRowRule({
	code: 'nodes-mode-case',
	severity: 'warning',
	title: { en: 'Mode with capital letters', zh: '节点类型含有大写字母' },
	why: {
		en: 'If the server does not accept it, the node has no role and cannot be started.',
		zh: '如果服务器不接受这种写法，节点就没有角色，无法启动。',
	},
	behaviour: {
		en: 'Only lower case is documented. An old web console accepted capitals; the manual does not say whether the server does.',
		zh: '手册中只有小写写法。旧版 Web 管理界面接受大写；手册没有说明服务器是否接受。',
	},
	source: 'older web console source — judgement',
	*checkRow(_file, row) {
		const lower = row.modeText.toLowerCase();
		if (row.mode || !nodesFileModes.some((mode) => mode === lower)) return;
		yield {
			at: modeAt(row),
			message: say(
				{ en: 'Mode {mode} must be in lower case.', zh: '节点类型 {mode} 应使用小写。' },
				{ mode: row.modeText },
			),
			fixes: () => [
				{
					title: say({ en: 'Change to {lower}', zh: '改为 {lower}' }, { lower }),
					changes: [replaceAt(modeAt(row), lower)],
					preferred: true,
				},
			],
		};
	},
});
