import { say } from '../../base/message.ts';
import { type Defect, eventsOf, shown } from './defect.ts';

/** D-10: what is to be copied or edited is not there. */
export const sourceMissing: Defect = {
	code: 'script-source-missing',
	severity: 'error',
	*find({ events }) {
		for (const { tool, what, near, at } of eventsOf(events, 'missing')) {
			const values = { tool, what: shown(what), near: near ?? '' };
			yield { at, message: say(near === undefined ? TEXT : NEAR, values) };
		}
	},
};

const TEXT = { en: '{tool}: {what} is not there', zh: '{tool}：{what} 不存在' };
const NEAR = {
	en: '{tool}: {what} is not there; is {near} meant?',
	zh: '{tool}：{what} 不存在，是否指 {near}？',
};
