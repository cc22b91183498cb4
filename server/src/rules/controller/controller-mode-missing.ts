import { say } from '../../base/message.ts';
import { attempts, isWhole } from '../cfg/settings.ts';
import { insertLines } from '../edits.ts';
import { fileAt, fileName } from '../places.ts';
import { defineCfgRule } from '../rule.ts';

export default defineCfgRule({
	code: 'controller-mode-missing',
	severity: 'info', // the start scripts pass -mode, and a third of the files known to run has no mode
	kinds: ['controller'],
	title: { en: 'controller.cfg without mode=controller', zh: 'controller.cfg 未声明 mode=controller' },
	why: {
		en: 'Without it the role comes from the command line only; tools that sort files by role, the vendor’s checker among them, miss the file.',
		zh: '未声明时，角色只能由启动命令行给出；按角色识别文件的工具（包括官方检查工具）会漏掉该文件。',
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
					title: say({ en: 'Insert mode=controller', zh: '插入 mode=controller' }),
					changes: [insertLines(file, 0, ['mode=controller'])],
					preferred: true,
				},
			],
		};
	},
});
