import { say } from '../../base/message.ts';
import { reconfiguredHosts } from '../files-in-use.ts';
import { stepProblem } from '../simulate.ts';
import type { PlanCheck } from './check.ts';

/** O4: no file of a running host is changed before the host is backed up. */
const backups: PlanCheck = function* ({ plan, simulation, folders }) {
	if (plan.kind === 'deploy') return;
	const today = new Set(plan.source.map(({ host }) => host));
	const saved = new Set<string>();
	for (const simulated of simulation.steps) {
		const { step } = simulated;
		if (step.kind === 'backup') {
			for (const one of step.operations) if (one.op === 'copy-tree') saved.add(one.from.host);
		}
		for (const host of reconfiguredHosts(simulated, folders)) {
			if (saved.has(host) || !today.has(host)) continue;
			yield stepProblem(
				step,
				say({ en: 'It changes {host} before there is a backup.', zh: '在备份之前修改了 {host}。' }, { host }),
			);
		}
	}
};

export default backups;
