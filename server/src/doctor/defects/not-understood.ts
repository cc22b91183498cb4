import { say } from '../../base/message.ts';
import { type Defect, eventsOf, shown } from './defect.ts';

/** Lines that are not understood, with the files that are not known afterwards. */
export const notUnderstood: Defect = {
	code: 'script-not-understood',
	severity: 'info',
	*find({ events }) {
		for (const { reason, files, at } of eventsOf(events, 'not-understood')) {
			const values = { reason, files: files.map(shown).join(', ') };
			yield { at, message: say(files.length > 0 ? FILES : ALONE, values) };
		}
	},
};

const ALONE = {
	en: 'Not understood, and left out: {reason}',
	zh: '无法理解，已略过：{reason}',
};
const FILES = {
	en: 'Not understood: {reason}. What stands in these files from here on is not known: {files}',
	zh: '无法理解：{reason}。此后以下文件的内容未知：{files}',
};
