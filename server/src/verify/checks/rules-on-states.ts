import { say } from '../../base/message.ts';
import type { PlanProblem, Step } from '../../plan/plan.ts';
import { placeOf } from '../../plan/problem.ts';
import type { SystemState } from '../../plan/system-state.ts';
import { errorsIn } from '../errors-of.ts';
import { reconfiguredHosts } from '../files-in-use.ts';
import { stepProblem } from '../simulate.ts';
import type { CheckInput, PlanCheck } from './check.ts';

/**
 * Every state in which processes may start is checked with all error rules over the files of all hosts. While files
 * are being exchanged they may contradict one another: a kind of step has to allow that by name.
 */
const rulesOnStates: PlanCheck = function* (input) {
	let unchecked: { step: Step; state: SystemState } | undefined;
	for (const simulated of input.simulation.steps) {
		const { step, kind, after } = simulated;
		const changed = reconfiguredHosts(simulated, input.folders).length > 0;
		if (changed || unchecked) unchecked = { step, state: after };
		if (!unchecked || kind.leaves === 'configuration in progress') continue;
		yield* errorsAfter(unchecked.step, unchecked.state, input);
		unchecked = undefined;
	}
	if (unchecked) yield* errorsAfter(unchecked.step, unchecked.state, input);
};

export default rulesOnStates;

function errorsAfter(step: Step, state: SystemState, { folders, accepted }: CheckInput): PlanProblem[] {
	const errors = errorsIn(state, folders);
	if (errors.length === 0) return [];
	const off = accepted();
	const shown = errors.filter(({ code }) => !off.has(code));
	return shown.map(({ message, at }) => {
		const what = say({ en: '{place}: {message}', zh: '{place}：{message}' }, { place: placeOf(at), message });
		return { ...stepProblem(step, what), place: placeOf(at) };
	});
}
