import { say } from '../../base/message.ts';
import { type Defect, eventsOf } from './defect.ts';

/** D-17: `//` is no comment of a shell. */
export const slashComment: Defect = {
	code: 'script-slash-comment',
	severity: 'warning',
	*find({ events }) {
		for (const { what, at } of eventsOf(events, 'ran')) if (what === '//') yield { at, message: say(TEXT) };
	},
};

const TEXT = {
	en: '// is no comment for the shell, but a folder: the line fails, and under set -e the script ends there. Comments begin with #',
	zh: '// 在 shell 中不是注释，而是目录：该行会执行失败，使用 set -e 时脚本就此终止。注释应以 # 开头',
};
