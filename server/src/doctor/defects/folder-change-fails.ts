import { say } from '../../base/message.ts';
import { type Defect, eventsOf } from './defect.ts';

/** D-16, D-17: `cd` fails, and what follows runs somewhere else. */
export const folderChangeFails: Defect = {
	code: 'script-cd-fails',
	severity: 'error',
	*find({ events }) {
		for (const { host, from, to, near, at } of eventsOf(events, 'cd-failed'))
			yield { at, message: say(near === undefined ? TEXT : NEAR, { host, from, to, near: near ?? '' }) };
	},
};

const TEXT = {
	en: 'There is no folder {to} on {host}: what follows runs in {from}',
	zh: '{host} 上没有目录 {to}：后续命令将在 {from} 中执行',
};
const NEAR = {
	en: 'There is no folder {to} on {host}, but {near}: what follows runs in {from}',
	zh: '{host} 上没有目录 {to}，只有 {near}：后续命令将在 {from} 中执行',
};
