import { say } from '../../base/message.ts';
import { type Start, startOperations } from '../commands.ts';
import { changeNodes } from '../system-state.ts';
import { defineStep } from './step-kind.ts';

/** What the begin of the outage has to know. */
export interface OutageData {
	readonly question: string;
	/** How the agents of the old layout are started again. */
	readonly agents: readonly Start[];
	/** The data and compute nodes, which the operator starts again. */
	readonly workers: readonly { readonly alias: string; readonly host: string }[];
	readonly undoQuestion: string;
}

/** Clients go away and data nodes stop, by the hand of the operator: only the console can flush and stop them in order. */
export default defineStep<OutageData>({
	kind: 'begin-outage',
	risk: 'reversible',
	title: () => say({ en: 'Take clients and data nodes off', zh: '断开客户端并停止数据节点' }),
	reason: () =>
		say({
			en: 'Data nodes need controllers to finish their transactions, so they stop first.',
			zh: '数据节点需要控制节点来完成事务，因此先停止数据节点。',
		}),
	label: () => '',
	apply: ({ workers }, state) => changeNodes(state, workers, 'stop'),
	revert: ({ workers, agents }, state) => changeNodes(state, [...agents, ...workers], 'start'),
	lower: ({ question }) => [{ op: 'confirm', question }],
	undo: ({ agents, undoQuestion }) => [...agents.flatMap(startOperations), { op: 'confirm', question: undoQuestion }],
});
