import { say } from '../../base/message.ts';
import { type Defect, eventsOf } from './defect.ts';

/** D-16: a process is started twice in one folder, because the `cd` between did not work. */
export const startedTwice: Defect = {
	code: 'script-started-twice',
	severity: 'error',
	*find({ events }) {
		const running = new Set<string>();
		for (const { what, host, folder, at } of eventsOf(events, 'ran')) {
			if (/^stop|^kill|^pkill/i.test(what)) running.clear();
			if (!/^start/i.test(what)) continue;
			const key = `${host}:${folder}/${what}`;
			if (running.has(key)) yield { at, message: say(TEXT, { what, folder, host }) };
			running.add(key);
		}
	},
};

const TEXT = {
	en: '{what} runs a second time in {folder} on {host}: what it starts is running already, and what was meant is not',
	zh: '{what} 在 {host} 的 {folder} 中再次运行：它所启动的进程已在运行，而真正要启动的并未启动',
};
