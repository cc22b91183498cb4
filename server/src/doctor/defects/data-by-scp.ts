import { say } from '../../base/message.ts';
import { isWithin } from '../files/paths.ts';
import { type Defect, eventsOf, shown } from './defect.ts';

/** D-19: data by `scp -r`. */
export const dataByScp: Defect = {
	code: 'script-data-by-scp',
	severity: 'warning',
	*find({ events, facts }) {
		for (const { tool, from, at } of eventsOf(events, 'copied')) {
			if (tool !== 'scp') continue;
			const isData = facts.data.some(
				({ host, path }) => host === from.host && (isWithin(from.path, path) || isWithin(path, from.path)),
			);
			if (isData) yield { at, message: say(TEXT, { from: shown(from) }) };
		}
	},
};

const TEXT = {
	en: '{from} holds data: scp changes owners, makes separate files of hard links, stops at links to folders, and compares nothing. rsync -aH --numeric-ids keeps them, and a second run with -c compares',
	zh: '{from} 包含数据：scp 会改变属主，把硬链接变成独立文件，遇到指向目录的链接会中断，且不做任何比对。rsync -aH --numeric-ids 可保持原样，再以 -c 运行一次即可比对',
};
