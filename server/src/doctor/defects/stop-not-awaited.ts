import { say } from '../../base/message.ts';
import type { TraceEvent } from '../trace.ts';
import type { Defect } from './defect.ts';

/** D-18: files are copied right after a stop that returns at once. */
export const stopNotAwaited: Defect = {
	code: 'script-stop-not-awaited',
	severity: 'warning',
	*find({ events, facts }) {
		const stopping = new Map<string, Extract<TraceEvent, { kind: 'ran' }>>();
		for (const event of events) {
			if (event.kind === 'ran' && isStop(event.what)) stopping.set(event.host, event);
			if (event.kind === 'waited') stopping.delete(event.host);
			const host = event.kind === 'copied' ? event.from.host : event.kind === 'wrote' ? event.file.host : undefined;
			const stop = host === undefined ? undefined : stopping.get(host);
			if (!stop || host === undefined) continue;
			stopping.delete(host);
			const all = facts.packages.filter((one) => one.host === host).length;
			yield { at: stop.at, message: say(all > 1 ? SEVERAL : TEXT, { what: stop.what, host, all }) };
		}
	},
};

function isStop(what: string): boolean {
	return /^stop\w*\.sh$/i.test(what) || /^p?kill(all)?\b/.test(what);
}

const TEXT = {
	en: '{what} returns at once: files of {host} are copied or changed while processes still write. Wait until none is left',
	zh: '{what} 会立即返回：{host} 上的文件会在进程仍在写入时被复制或修改。请等待所有进程退出',
};
const SEVERAL = {
	en: '{what} stops the processes of all {all} packages on {host} and returns at once: files are copied or changed while processes still write. Wait until none is left',
	zh: '{what} 会停止 {host} 上全部 {all} 个安装目录的进程并立即返回：文件会在进程仍在写入时被复制或修改。请等待所有进程退出',
};
