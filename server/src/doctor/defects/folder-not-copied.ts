import { say } from '../../base/message.ts';
import { type Defect, eventsOf, shown } from './defect.ts';

/** D-04: a folder without `-r`. */
export const folderNotCopied: Defect = {
	code: 'script-folder-not-copied',
	severity: 'error',
	*find({ events }) {
		for (const { tool, from, at } of eventsOf(events, 'folder-left'))
			yield { at, message: say(TEXT, { tool, from: shown(from) }) };
	},
};

const TEXT = {
	en: '{from} is a folder: without -r, {tool} copies nothing, and what follows works on files that are not there',
	zh: '{from} 是目录：没有 -r，{tool} 不会复制任何内容，后续命令将操作不存在的文件',
};
