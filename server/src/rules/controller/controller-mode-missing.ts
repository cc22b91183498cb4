import { say } from '../../base/message.ts';
import { attempts, isWhole } from '../cfg/settings.ts';
import { insertLines } from '../edits.ts';
import { fileAt, fileName } from '../places.ts';
import { WHOLE } from '../reads.ts';
import { defineCfgRule } from '../rule.ts';

export default defineCfgRule({
	code: 'controller-mode-missing',
	severity: 'info', // the start scripts pass -mode, and a third of the files known to run has no mode
	kinds: ['controller'],
	reads: WHOLE,
	title: { en: 'controller.cfg without mode=controller', zh: 'controller.cfg 未声明 mode=controller' },
	why: {
		en: 'Tools that sort files by mode, the vendor’s inspection among them, miss the file.',
		zh: '按 mode 识别文件的工具（包括官方巡检）会漏掉该文件。',
	},
	behaviour: {
		en: 'The manual requires mode in the file of every node. The supplied start scripts pass -mode controller on the command line, so the controller starts without the line.',
		zh: '手册要求每个节点的配置文件都声明 mode；随安装包提供的启动脚本已在命令行传入 -mode controller，因此缺少该行也能启动。',
	},
	source: '[FC] mode; [GS]/[HA] samples; [WI] loadRawConfigsOfDir — certain (requirement), judgement (severity)',
	*check(file) {
		if (!isWhole(file) || attempts(file, 'mode')) return;
		yield {
			at: fileAt(file),
			message: say(
				{ en: '{file} does not declare mode=controller.', zh: '{file} 未声明 mode=controller。' },
				{ file: fileName(file.id) },
			),
			fixes: () => [
				{
					title: say({ en: 'Insert mode=controller as line 1', zh: '在首行插入 mode=controller' }),
					changes: [insertLines(file, 0, ['mode=controller'])],
					preferred: true,
				},
			],
		};
	},
});
