import { say } from '../../base/message.ts';
import { type Start, type Stop, startOperations, stopOperations } from '../commands.ts';
import { notConfirmed, notInstalled } from '../start-checks.ts';
import { changeHost, changeRunning } from '../system-state.ts';
import { defineStep } from './step-kind.ts';

/** What starting an agent has to know. */
export interface StartAgentData {
	readonly start: Start;
	readonly stop: Stop;
	/** What has to be confirmed before. */
	readonly confirmed: string;
}

/** Starts a registered agent; it starts the data nodes of its host when it is told to. */
export default defineStep<StartAgentData>({
	kind: 'start-agent',
	risk: 'reversible',
	title: ({ start }) =>
		say({ en: 'Start {alias} on {host}', zh: '在 {host} 上启动 {alias}' }, { alias: start.alias, host: start.host }),
	reason: () =>
		say({
			en: 'A data node can be started only by the agent of its host.',
			zh: '数据节点只能由所在主机的代理节点启动。',
		}),
	label: ({ start }) => start.alias,
	blockers: ({ start, confirmed }, state) => [...notConfirmed([confirmed], state), ...notInstalled(start, state)],
	apply: ({ start }, state) => changeRunning(state, start.host, [start.alias], 'start'),
	// The vendor's script stops whatever runs on the host.
	revert: ({ stop }, state) => changeHost(state, stop.host, { running: new Set() }),
	lower: ({ start }) => startOperations(start),
	undo: ({ stop }) => stopOperations(stop),
});
