import { say } from '../../base/message.ts';
import { type Start, type Stop, startOperations, stopOperations } from '../commands.ts';
import { changeRunning, hostState } from '../system-state.ts';
import { defineStep } from './step-kind.ts';

/** What stopping a host has to know. */
export interface StopData {
	readonly stop: Stop;
	/** How its controllers are started again. */
	readonly controllers: readonly Start[];
}

/** Stops every process of the cluster on a host, and waits until none is left. */
export default defineStep<StopData>({
	kind: 'stop',
	risk: 'reversible',
	title: ({ stop }) => say({ en: 'Stop the processes on {host}', zh: '停止 {host} 上的进程' }, { host: stop.host }),
	reason: () =>
		say({
			en: 'The list of controllers may change only while all of them are down, and files that are written to cannot be copied.',
			zh: '只有在全部控制节点停止后才能改变成员列表；正在写入的文件也无法复制。',
		}),
	label: ({ stop }) => stop.host,
	apply: ({ stop }, state) => changeRunning(state, stop.host, [...hostState(state, stop.host).running], 'stop'),
	revert: ({ stop, controllers }, state) =>
		changeRunning(
			state,
			stop.host,
			controllers.map(({ alias }) => alias),
			'start',
		),
	lower: ({ stop }) => stopOperations(stop),
	undo: ({ controllers }) => controllers.flatMap(startOperations),
});
