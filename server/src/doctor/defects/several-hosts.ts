import { say } from '../../base/message.ts';
import { blocksOf } from '../runbook/blocks.ts';
import { hostNames } from '../runbook/hosts-named.ts';
import { segmentsOf } from '../runbook/segments.ts';
import type { Defect } from './defect.ts';

/** D-17: one block holds the lines of several hosts, and is pasted on one. */
export const severalHosts: Defect = {
	code: 'script-several-hosts',
	severity: 'warning',
	*find({ text, facts }) {
		const names = hostNames(text.text, facts.hosts);
		for (const block of blocksOf(text)) {
			const segments = segmentsOf(text, block, names, []).filter(({ source }) => /^\s*[^#\s]/m.test(source.text));
			const [, second] = segments;
			if (!second) continue;
			const start = text.startOf(second.firstLine);
			const at = { start, end: start + (text.lines[second.firstLine]?.length ?? 0) };
			yield {
				at,
				message: say(TEXT, { hosts: Array.isArray(second.place.hosts) ? second.place.hosts.join(', ') : '' }),
			};
		}
	},
};

const TEXT = {
	en: 'From here on the lines are for {hosts}, in the same block as those for another host: pasted as a whole, all of them run on one',
	zh: '从此处起的各行用于 {hosts}，却与其他主机的命令在同一个代码块中：整块粘贴时会全部在同一台主机上执行',
};
