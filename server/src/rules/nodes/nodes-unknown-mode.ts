import { say } from '../../base/message.ts';
import { nearestMode, nodesFileModes } from '../../catalog/roles.ts';
import { modeAt, type NodeRow } from '../../model/files/nodes-file.ts';
import { replaceAt } from '../edits.ts';
import type { Finding } from '../rule.ts';
import { defineRowRule } from './row-rule.ts';

export default defineRowRule({
	code: 'nodes-unknown-mode',
	severity: 'error',
	title: { en: 'Unknown mode', zh: '未知的节点类型' },
	why: {
		en: 'The node has no role and cannot be started.',
		zh: '节点没有角色，无法启动。',
	},
	behaviour: {
		en: 'The mode is one of controller, agent, datanode and computenode; the web console offers no other.',
		zh: '节点类型只能是 controller、agent、datanode、computenode 之一，Web 管理界面也不提供其他类型。',
	},
	source: '[HA] §1; [FC] mode; [W] select list — certain',
	*checkRow(_file, row) {
		if (row.mode || row.syntax.fields.length === 1) return; // nodes-column-count
		if (nodesFileModes.some((mode) => mode === row.modeText.toLowerCase())) return; // nodes-mode-case
		yield finding(row);
	},
});

function finding(row: NodeRow): Finding {
	const mode = row.modeText;
	const guess = nearestMode(mode, nodesFileModes);
	return {
		at: modeAt(row),
		message:
			mode === ''
				? say({ en: '{alias} has no mode.', zh: '{alias} 没有节点类型。' }, { alias: row.alias })
				: guess === undefined
					? say(
							{
								en: 'Unknown mode {mode}; expected one of {modes}.',
								zh: '未知的节点类型 {mode}，应为 {modes} 之一。',
							},
							{ mode, modes: nodesFileModes.join(', ') },
						)
					: say(
							{
								en: 'Unknown mode {mode}; did you mean {guess}?',
								zh: '未知的节点类型 {mode}，是否应为 {guess}？',
							},
							{ mode, guess },
						),
		fixes: () =>
			guess === undefined
				? []
				: [
						{
							title: say({ en: 'Change to {guess}', zh: '改为 {guess}' }, { guess }),
							changes: [replaceAt(modeAt(row), guess)],
							preferred: true,
						},
					],
	};
}
