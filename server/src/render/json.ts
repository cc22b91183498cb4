import { planText } from '../plan/plan-text.ts';
import type { Renderer } from './renderer.ts';

/** The plan as it is, for review and for programs. */
export default {
	id: 'json',
	title: 'Plan as JSON',
	render: (plan) => [{ path: 'plan.json', text: planText(plan), executable: false }],
} satisfies Renderer;
