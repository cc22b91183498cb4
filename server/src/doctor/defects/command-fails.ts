import { say } from '../../base/message.ts';
import { type Defect, eventsOf } from './defect.ts';

/** Any other command of which it is known that it fails. */
export const commandFails: Defect = {
	code: 'script-command-fails',
	severity: 'warning',
	*find({ events }) {
		const told = new Set(
			events.flatMap((event) => (['cd-failed', 'folder-left', 'missing'].includes(event.kind) ? [event.at.start] : [])),
		);
		for (const { command, message, at } of eventsOf(events, 'failed'))
			if (!told.has(at.start)) yield { at, message: say(TEXT, { command, message }) };
	},
};

const TEXT = { en: 'This fails: {command}: {message}', zh: '该命令会失败：{command}：{message}' };
