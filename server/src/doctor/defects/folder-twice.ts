import { say } from '../../base/message.ts';
import type { HostPath } from '../files/copy.ts';
import type { TraceEvent } from '../trace.ts';
import type { Defect } from './defect.ts';

/** The workspace has two folders for one place on a host; what the runbook does there depends on which is meant. */
export const folderTwice: Defect = {
	code: 'script-folder-twice',
	severity: 'warning',
	*find({ events, facts }) {
		for (const { host, path, taken, left } of facts.doubles) {
			const touches = (one: HostPath) => one.host === host && `${one.path}/`.startsWith(`${path}/`);
			const first = events.find((event) => placesOf(event).some(touches));
			const values = { host, path, taken, left: left.join(', ') };
			if (first) yield { at: first.at, message: say(TEXT, values) };
		}
	},
};

/** The places that something was done to or read from. */
function placesOf(event: TraceEvent): readonly HostPath[] {
	switch (event.kind) {
		case 'wrote':
		case 'replaced':
			return [event.file];
		case 'backed-up':
			return [event.from, event.backup];
		case 'copied':
			return [event.from, event.to];
		case 'folder-left':
			return [event.from];
		case 'missing':
		case 'removed':
			return [event.what];
		case 'ran':
			return [{ host: event.host, path: event.folder }];
		case 'not-understood':
			return event.files;
		default:
			return [];
	}
}

const TEXT = {
	en: 'The workspace has several folders for {path} on {host}: {taken} is taken, and {left} left out. Open the folder that is meant alone, name it with --workspace on the command line, or leave this one out by the setting "dolphindbCluster.files": {"{taken}/**": "none"}',
	zh: '工作区中有多个文件夹对应 {host} 上的 {path}：已采用 {taken}，忽略 {left}。请单独打开所指的文件夹，在命令行中用 --workspace 指定，或通过设置 "dolphindbCluster.files": {"{taken}/**": "none"} 排除当前采用的文件夹',
};
