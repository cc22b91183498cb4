import type { Renderer } from './renderer.ts';

/** The plan as it is, for review and for programs. */
export default {
	id: 'json',
	title: 'Plan as JSON',
	render: (plan) => [{ path: 'plan.json', text: `${JSON.stringify(plan, undefined, '\t')}\n`, executable: false }],
} satisfies Renderer;
