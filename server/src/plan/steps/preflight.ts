import { say } from '../../base/message.ts';
import type { Probe } from '../operation.ts';
import { defineStep } from './step-kind.ts';

/** Something that has to hold before anything is changed, and what to say where it does not. */
export interface Requirement {
	readonly probe: Probe;
	readonly problem: string;
	/** The operator may know better. */
	readonly mayBeMeant?: true;
}

/** What must hold, and what is wrong where it does not. */
export function need(probe: Probe, problem: string): Requirement {
	return { probe, problem };
}

/** Nothing of others may be where the plan puts something. */
export function freeFolder(path: string, host: string): Requirement {
	return need(
		{ probe: 'folder-free-or-ours', path },
		`${path} on ${host} holds something that this plan did not make. Look what it is and move it away.`,
	);
}

/** What a preflight has to know. */
export interface PreflightData {
	readonly host: string;
	readonly requirements: readonly Requirement[];
}

/** Looks whether a host is as the plan expects it. */
export default defineStep<PreflightData>({
	kind: 'preflight',
	risk: 'read-only',
	title: ({ host }) => say({ en: 'Check {host}', zh: '检查 {host}' }, { host }),
	reason: () =>
		say({
			en: 'The plan was made from files; a host that differs stops it before anything is changed.',
			zh: '计划依据配置文件生成；主机与之不符时，在改动之前停止。',
		}),
	label: ({ host }) => host,
	lower: ({ host, requirements }) => requirements.map((requirement) => ({ op: 'require', host, ...requirement })),
});
