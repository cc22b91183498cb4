import { type Message, say } from '../../base/message.ts';
import { sha256 as sumOf } from '../fingerprint.ts';
import { notConfirmed } from '../start-checks.ts';
import { confirm, hostState, type SystemState, unconfirm } from '../system-state.ts';
import { defineStep } from './step-kind.ts';

/** What the check has to know. */
export interface CheckConfigData {
	readonly files: readonly CheckedFile[];
	/** What has to be confirmed before. */
	readonly confirmed?: readonly string[];
}

/** A file with its sum; `absent` for one that must not be there. */
export interface CheckedFile {
	readonly host: string;
	readonly path: string;
	readonly sha256: string;
}

/** The word that stands for the check in the state. */
export const CONFIG_CHECKED = 'configuration of all hosts';

/** The last look at the files of all hosts before anything starts. */
export default defineStep<CheckConfigData>({
	kind: 'check-config',
	risk: 'read-only',
	title: () => say({ en: 'Check the configuration of all hosts', zh: '检查所有主机的配置' }),
	reason: () =>
		say({
			en: 'All files together were checked with every rule when the plan was made; they have to be these very files.',
			zh: '生成计划时已用全部规则检查过所有文件，此处必须是完全相同的文件。',
		}),
	label: () => '',
	blockers: ({ files, confirmed = [] }, state) => [
		...notConfirmed(confirmed, state),
		...files.flatMap((file) => wrongFile(file, state)),
	],
	apply: (_data, state) => confirm(state, CONFIG_CHECKED),
	revert: (_data, state) => unconfirm(state, CONFIG_CHECKED),
	lower: ({ files }) =>
		files.map(({ host, path, sha256 }) => ({
			op: 'require',
			host,
			probe: { probe: 'file-is', path, sha256: [sha256] },
			problem:
				sha256 === 'absent'
					? `${path} on ${host} must not be there: its node runs on another host now. Nothing was started.`
					: `${path} on ${host} is not the file of the plan. Nothing was started; find out who changed it.`,
		})),
});

function wrongFile({ host, path, sha256 }: CheckedFile, state: SystemState): Message[] {
	const text = hostState(state, host).files.get(path);
	if ((text === undefined ? 'absent' : sumOf(text)) === sha256) return [];
	return [
		sha256 === 'absent'
			? say({ en: '{path} is still there on {host}.', zh: '{host} 上仍有 {path}。' }, { path, host })
			: say(
					{ en: '{path} on {host} is not the file of the plan.', zh: '{host} 上的 {path} 不是计划中的文件。' },
					{ path, host },
				),
	];
}
