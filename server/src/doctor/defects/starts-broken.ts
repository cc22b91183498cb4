import { say } from '../../base/message.ts';
import { nameOf } from '../files/paths.ts';
import { type Defect, shown } from './defect.ts';

/** D-13: the files that the runbook starts from have errors already. */
export const startsBroken: Defect = {
	code: 'script-starts-broken',
	severity: 'warning',
	*find({ events, facts }) {
		const told = new Set<string>();
		for (const event of events) {
			if (event.kind !== 'wrote' || event.how === 'copy') continue;
			// The file itself, or a copy of it that came elsewhere as it was.
			const name = nameOf(event.file.path);
			const broken = facts.broken.find(({ path, text }) => nameOf(path) === name && text === event.before);
			if (!broken || told.has(shown(broken))) continue;
			told.add(shown(broken));
			yield { at: event.at, message: say(TEXT, { file: broken.path, host: broken.host, message: broken.message }) };
		}
	},
};

const TEXT = {
	en: '{file} on {host} has an error before the first command: {message}',
	zh: '{host} 上的 {file} 在执行第一条命令之前就有错误：{message}',
};
