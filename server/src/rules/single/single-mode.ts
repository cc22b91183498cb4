import { say } from '../../base/message.ts';
import { nearestMode } from '../../catalog/roles.ts';
import { valueAt } from '../../model/files/cfg-file.ts';
import { setValue } from '../cluster-edits.ts';
import { fileName } from '../places.ts';
import { defineCfgRule } from '../rule.ts';
import { isNamedStandalone } from './standalone.ts';

export default defineCfgRule({
	code: 'single-mode',
	severity: 'error',
	kinds: ['single'],
	reads: ['mode'],
	title: { en: 'dolphindb.cfg declares another mode than single', zh: 'dolphindb.cfg 中的 mode 不是 single' },
	why: {
		en: 'The process starts in the role that `mode` names and does not serve as a standalone server.',
		zh: '进程按 mode 指定的角色启动，不能作为单节点使用。',
	},
	behaviour: {
		en: 'DolphinDB reads dolphindb.cfg as the settings of a standalone server; its mode is single.',
		zh: 'DolphinDB 将 dolphindb.cfg 作为单节点的配置文件读取，其 mode 为 single。',
	},
	source: '[ST]; [WI] — certain',
	*check(file) {
		const mode = file.common.get('mode');
		// Data nodes without an agent have files of other names; what is no word comes from a broken line.
		if (!mode || !isNamedStandalone(file) || mode.value === 'single' || !/^[\w ]+$/.test(mode.value)) return;
		yield {
			at: valueAt(mode),
			message: say(
				{ en: '{file} declares mode={mode} instead of single.', zh: '{file} 声明了 mode={mode}，应为 single。' },
				{ file: fileName(file.id), mode: mode.value },
			),
			fixes: () => [
				{
					title: say({ en: 'Set mode=single', zh: '改为 mode=single' }),
					changes: [setValue(mode, 'single')],
					preferred: nearestMode(mode.value) === 'single', // another mode may be meant for another file
				},
			],
		};
	},
});
