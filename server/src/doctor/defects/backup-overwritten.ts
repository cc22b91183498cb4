import { say } from '../../base/message.ts';
import { type Defect, eventsOf, shown } from './defect.ts';

/** D-06: a backup that a second run writes over, or puts into the first. */
export const backupOverwritten: Defect = {
	code: 'script-backup-overwritten',
	severity: 'warning',
	*find({ events, again }) {
		const first = eventsOf(events, 'backed-up').filter(({ how }) => how !== 'new');
		for (const { backup, how, at } of first)
			yield { at, message: say(NOW[how as 'nested'], { backup: shown(backup) }) }; // not new
		const done = new Set(first.map(({ at }) => at.start));
		for (const { backup, how, at } of eventsOf(again.events, 'backed-up'))
			if (how !== 'new' && !done.has(at.start)) yield { at, message: say(LATER[how], { backup: shown(backup) }) };
	},
};

const NOW = {
	overwritten: {
		en: '{backup} is there already and is written over: what it kept is lost',
		zh: '{backup} 已存在并会被覆盖：其中保存的内容将丢失',
	},
	nested: {
		en: 'The folder of the backup is there already: the copy is put into it ({backup})',
		zh: '备份目录已存在：副本会被放入其中（{backup}）',
	},
};
const LATER = {
	overwritten: {
		en: 'A second run writes the edited file over the only backup, {backup}',
		zh: '再次运行时，已修改的文件会覆盖唯一的备份 {backup}',
	},
	nested: {
		en: 'A second run puts the copy into the backup that is there: {backup}',
		zh: '再次运行时，副本会被放入已有的备份目录中：{backup}',
	},
};
