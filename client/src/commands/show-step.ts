import { showInRunbook } from '../view/plan-view.ts';
import { fieldsOf } from './arguments.ts';
import type { Services } from './register.ts';

/** Opens the runbook of the plan in the view: at a step (`{ step }`), or at its beginning (`{ folder }` of one of several plans). */
export async function showStep({ plans }: Services, argument: unknown): Promise<unknown> {
	const { step = '', folder = '' } = fieldsOf(argument);
	if (!plans.shown) return undefined;
	const [first = '', second] = String(step).split('/');
	await showInRunbook(plans.shown, second === undefined ? String(folder) : first, second ?? first);
	return { step };
}
