import { planText } from '../plan/plan-text.ts';
import type { Renderer } from './renderer.ts';

/** The plan as it is, for review and for programs. */
export default {
	id: 'json',
	title: { en: 'Plan as JSON', zh: '计划（JSON）' },
	render: (plan) => [{ path: 'plan.json', text: planText(plan), executable: false }],
} satisfies Renderer;
