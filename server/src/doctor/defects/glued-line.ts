import { say } from '../../base/message.ts';
import { type Defect, eventsOf, isConfig } from './defect.ts';

/** D-02: text is added behind a last line that has no end. */
export const gluedLine: Defect = {
	code: 'script-glued-line',
	severity: 'error',
	*find({ events }) {
		for (const { how, file, before, after, at } of eventsOf(events, 'wrote')) {
			if (how !== 'append' || !isConfig(file.path) || before === undefined || after === undefined) continue;
			const added = after.slice(before.length);
			if (before === '' || before.endsWith('\n') || added === '' || /^\r?\n/.test(added)) continue;
			const last = before.slice(before.lastIndexOf('\n') + 1);
			const glued = last + (added.split('\n')[0] ?? '');
			yield { at, message: say(TEXT, { file: file.path, host: file.host, glued }) };
		}
	},
};

const TEXT = {
	en: '{file} on {host} has no line end behind its last line, so the new line is glued to it: {glued}',
	zh: '{host} 上的 {file} 最后一行没有换行符，新的一行会与之相连：{glued}',
};
