import { say } from '../../base/message.ts';
import { type Defect, eventsOf, isConfig } from './defect.ts';

/** D-07: a second run adds the same once more. */
export const notRepeatable: Defect = {
	code: 'script-not-repeatable',
	severity: 'warning',
	*find({ after, again }) {
		for (const { file, before, after: made, at, how } of eventsOf(again.events, 'wrote')) {
			if (how === 'copy' || how === 'replace' || !isConfig(file.path)) continue;
			if (before === undefined || made === undefined || made.length <= before.length) continue;
			const [once, twice] = [after, again.after].map((world) => world.look(file.host, file.path));
			const isSame =
				typeof once === 'object' &&
				typeof twice === 'object' &&
				once.kind === 'file' &&
				twice.kind === 'file' &&
				once.text === twice.text;
			if (!isSame) yield { at, message: say(TEXT, { file: file.path, host: file.host }) };
		}
	},
};

const TEXT = {
	en: 'A second run adds the same to {file} on {host} once more',
	zh: '再次运行时，会向 {host} 上的 {file} 重复添加相同内容',
};
