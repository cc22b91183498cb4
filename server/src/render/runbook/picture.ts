import type { Locale } from '../../base/message.ts';
import type { Plan } from '../../plan/plan.ts';

/** The picture of before and after that lies beside a runbook, in its language. */
export const pictureName: Readonly<Record<Locale, string>> = { en: 'topology.svg', zh: 'topology.zh-CN.svg' };

/** In a picture of more hosts nobody finds anything. */
const MOST_HOSTS = 60;

/** Whether a picture of before and after lies beside the runbook of a plan. */
export function hasPicture({ hosts }: Pick<Plan, 'hosts'>): boolean {
	return hosts.length <= MOST_HOSTS;
}
