import { say } from '../../base/message.ts';
import type { Step } from '../../plan/plan.ts';
import { busyHosts } from '../../plan/system-state.ts';
import { stepProblem } from '../simulate.ts';
import type { PlanCheck } from './check.ts';

/** O5, and the seal: data are copied only while everything is down, and nothing is once new processes may run. */
const copies: PlanCheck = function* ({ simulation }) {
	let sealed = false;
	for (const { step, before } of simulation.steps) {
		if (copiesAnything(step) && sealed) {
			yield stepProblem(step, say({ en: 'It copies after the seal.', zh: '在封存之后复制。' }));
		}
		if (copiesData(step) && busyHosts(before).length > 0) {
			yield stepProblem(step, say({ en: 'It copies data while processes run.', zh: '在进程运行时复制数据。' }));
		}
		if (step.seals) sealed = true;
	}
};

export default copies;

function copiesAnything({ operations }: Step): boolean {
	return operations.some(({ op }) => op === 'copy-tree');
}

/** Programs without data may be copied from a running package. */
function copiesData({ operations }: Step): boolean {
	return operations.some((one) => one.op === 'copy-tree' && !one.excludes.includes('/server/clusterDemo/data'));
}
