import { generalProblem } from '../../plan/problem.ts';
import type { PlanCheck } from './check.ts';

const GATES = ['G1', 'G2', 'G3', 'G4', 'G5'];

/** Preflight, files, metadata, data, release: every gate is passed once, in this order. */
const gates: PlanCheck = function* ({ plan }) {
	const passed = plan.steps.flatMap((step) => step.gate ?? []);
	if (plan.steps.length === 0 || passed.join() === GATES.join()) return;
	yield generalProblem(
		{
			en: 'The plan passes the gates {passed} instead of {wanted}.',
			zh: '计划经过的关口为 {passed}，应为 {wanted}。',
		},
		{ passed: passed.join(', ') || '–', wanted: GATES.join(', ') },
	);
};

export default gates;
