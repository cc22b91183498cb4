import { say } from '../../base/message.ts';
import { somethingRuns } from '../start-checks.ts';
import { confirm, unconfirm } from '../system-state.ts';
import { defineStep } from './step-kind.ts';

/** What the change of addresses has to know. */
export interface AddressData {
	/** Old and new addresses of machines. */
	readonly addresses: readonly (readonly [string, string])[];
	readonly question: string;
	readonly undoQuestion: string;
}

/** The word that stands for the new addresses in the state. */
export const ADDRESSES_CHANGED = 'new addresses';

/** Machines get new addresses by the hand of the operator, while everything is down. */
export default defineStep<AddressData>({
	kind: 'change-addresses',
	risk: 'reversible',
	title: ({ addresses }) =>
		say(
			{ en: 'Give hosts their new addresses: {list}', zh: '为主机更换地址：{list}' },
			{ list: addresses.map((pair) => pair.join(' → ')).join(', ') },
		),
	reason: () =>
		say({
			en: 'Processes bind the addresses of their files, so machines have to have them before anything starts.',
			zh: '进程会绑定配置文件中的地址，因此启动之前机器必须已使用新地址。',
		}),
	label: () => '',
	blockers: (_data, state) => somethingRuns(state),
	apply: (_data, state) => confirm(state, ADDRESSES_CHANGED),
	revert: (_data, state) => unconfirm(state, ADDRESSES_CHANGED),
	lower: ({ question }) => [{ op: 'confirm', question }],
	undo: ({ undoQuestion }) => [{ op: 'confirm', question: undoQuestion }],
});
