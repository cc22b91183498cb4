import { say } from '../../base/message.ts';
import { type Defect, eventsOf, isConfig } from './defect.ts';

/** D-03: `>` in place of `>>`. A file that is written anew as a whole is none. */
export const fileEmptied: Defect = {
	code: 'script-file-emptied',
	severity: 'error',
	*find({ events, after }) {
		for (const { how, file, before, existed, at } of eventsOf(events, 'wrote')) {
			if (how !== 'replace' || !existed || before === undefined || !isConfig(file.path)) continue;
			const now = after.look(file.host, file.path);
			const text = typeof now === 'object' && now.kind === 'file' ? now.text : undefined;
			if (text === undefined) continue;
			const lost = namesIn(before).filter((name) => !namesIn(text).includes(name));
			if (lost.length * 2 <= namesIn(before).length) continue;
			yield {
				at,
				message: say(TEXT, {
					file: file.path,
					host: file.host,
					count: lost.length,
					lost: lost.slice(0, 6).join(', ') + (lost.length > 6 ? ', …' : ''),
				}),
			};
		}
	},
};

/** What the lines of a file are about: aliases of rows, names of parameters, the header. */
function namesIn(text: string): string[] {
	return text.split('\n').flatMap((line) => {
		const [, name] =
			/^\s*([\w%.]+)\s*=/.exec(line) ?? /^[^,:]+:\d+:([^,]+),/.exec(line) ?? /^(localSite),/.exec(line) ?? [];
		return name === undefined ? [] : [name];
	});
}

const TEXT = {
	en: '> replaces the whole of {file} on {host}: {count} lines are gone ({lost}); >> adds to it',
	zh: '> 会替换 {host} 上 {file} 的全部内容：{count} 行丢失（{lost}）；追加应使用 >>',
};
