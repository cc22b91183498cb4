import { say } from '../../base/message.ts';
import { type Defect, eventsOf, isConfig } from './defect.ts';

/** D-05: text behind a carriage return, and lines of both kinds in one file. */
export const carriageReturn: Defect = {
	code: 'script-carriage-return',
	severity: 'error',
	*find({ events }) {
		for (const { file, before, after, at, how } of eventsOf(events, 'wrote')) {
			if (before === undefined || after === undefined || how === 'copy' || !isConfig(file.path)) continue;
			const values = { file: file.path, host: file.host };
			if (innerReturns(after) > innerReturns(before)) yield { at, message: say(INNER, values) };
			else if (isMixed(after) && !isMixed(before)) yield { at, severity: 'warning', message: say(MIXED, values) };
		}
	},
};

function innerReturns(text: string): number {
	return (text.match(/\r(?!\n|$)/g) ?? []).length;
}

function isMixed(text: string): boolean {
	return /\r\n/.test(text) && /(?:^|[^\r])\n/.test(text);
}

const INNER = {
	en: 'The lines of {file} on {host} end in CR LF, so the text comes to stand behind a carriage return within a line',
	zh: '{host} 上 {file} 的行以 CR LF 结尾，因此新文本会出现在行内的回车符之后',
};
const MIXED = {
	en: 'The lines of {file} on {host} end in CR LF, and those that are added in LF alone',
	zh: '{host} 上 {file} 的行以 CR LF 结尾，而追加的行仅以 LF 结尾',
};
