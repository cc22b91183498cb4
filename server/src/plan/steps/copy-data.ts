import { type Message, say } from '../../base/message.ts';
import type { HostPath } from '../operation.ts';
import { isSealed, somethingRuns } from '../start-checks.ts';
import { copyTree, hostState, type SystemState } from '../system-state.ts';
import { defineStep } from './step-kind.ts';

/** What copying a folder has to know. */
export interface CopyData {
	readonly from: HostPath;
	readonly to: HostPath;
	readonly excludes: readonly string[];
	readonly label: string;
	readonly reason: Message;
	readonly optional: boolean;
}

/** Copies a folder with data to its new host and compares it by checksum. The original stays. */
export default defineStep<CopyData>({
	kind: 'copy',
	risk: 'reversible',
	title: ({ from, to }) =>
		say(
			{ en: 'Copy {path} from {from} to {to}', zh: '将 {path} 从 {from} 复制到 {to}' },
			{ path: from.path, from: from.host, to: to.host },
		),
	reason: ({ reason }) => reason,
	label: ({ label, to }) => `${label}-to-${to.host}`,
	blockers: (data, state) => [...somethingRuns(state), ...isSealed(state), ...nothingThere(data, state)],
	apply: ({ from, to, excludes }, state) => copyTree(state, from, to, excludes),
	lower: ({ from, to, excludes, optional }) => [{ op: 'copy-tree', from, to, excludes, ...(optional && { optional }) }],
});

function nothingThere({ from, optional }: CopyData, state: SystemState): Message[] {
	const { folders } = hostState(state, from.host);
	if (optional || [...folders.keys()].some((path) => path === from.path || path.startsWith(`${from.path}/`))) return [];
	return [say({ en: 'There is nothing at {path} on {host}.', zh: '{host} 上没有 {path}。' }, { ...from })];
}
