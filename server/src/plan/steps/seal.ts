import { say } from '../../base/message.ts';
import { somethingRuns } from '../start-checks.ts';
import type { Requirement } from './preflight.ts';
import { defineStep } from './step-kind.ts';

/** What the seal has to know. */
export interface SealData {
	/** What has to hold on hosts that new members start on. */
	readonly requirements: readonly (Requirement & { readonly host: string })[];
}

/** The copies become the data. From here on copying again would bring old state over new. */
export default defineStep<SealData>({
	kind: 'seal',
	risk: 'reversible',
	seals: true,
	title: () => say({ en: 'Seal the copies', zh: '封存副本' }),
	reason: () =>
		say({
			en: 'Once controllers run, the copies are newer than the originals; nothing may be copied again.',
			zh: '控制节点启动之后，副本比原件新，不得再次复制。',
		}),
	label: () => '',
	blockers: (_data, state) => somethingRuns(state),
	apply: (_data, state) => ({ ...state, sealed: true }),
	revert: (_data, state) => ({ ...state, sealed: false }),
	lower: ({ requirements }) =>
		requirements.map(({ host, probe, problem }) => ({ op: 'require', host, probe, problem })),
});
