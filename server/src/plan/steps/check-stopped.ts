import { say } from '../../base/message.ts';
import { somethingRuns } from '../start-checks.ts';
import { confirm, unconfirm } from '../system-state.ts';
import { defineStep } from './step-kind.ts';

/** What the check has to know. */
export interface StoppedData {
	readonly before: 'backup' | 'copies';
	readonly hosts: readonly { readonly host: string; readonly packages: readonly string[] }[];
}

/** Looks on all hosts that nothing of the cluster runs any more. */
export default defineStep<StoppedData>({
	kind: 'check-stopped',
	risk: 'read-only',
	title: ({ before }) =>
		before === 'backup'
			? say({ en: 'Check that everything is down', zh: '检查所有进程均已停止' })
			: say({ en: 'Check once more that everything is down', zh: '再次检查所有进程均已停止' }),
	reason: () =>
		say({
			en: 'Raft state, chunk metadata and redo logs fit together only when all were copied from a standing cluster.',
			zh: '只有在集群静止时复制，Raft 状态、分区元数据和 redo 日志才相互一致。',
		}),
	label: ({ before }) => `before-${before}`,
	blockers: (_data, state) => somethingRuns(state),
	apply: ({ before }, state) => confirm(state, `stopped before ${before}`),
	revert: ({ before }, state) => unconfirm(state, `stopped before ${before}`),
	lower: ({ hosts }) =>
		hosts.map(({ host, packages }) => ({
			op: 'require',
			host,
			probe: { probe: 'no-process-below', folders: packages },
			problem: `Processes of the cluster still run on ${host}. Stop them, and whatever starts them again (service units, cron); then start this script again.`,
		})),
});
