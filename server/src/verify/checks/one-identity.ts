import { say } from '../../base/message.ts';
import type { PlanProblem } from '../../plan/plan.ts';
import { hostsIn, type SystemState } from '../../plan/system-state.ts';
import { runnersIn } from '../../plan/wanted-cluster.ts';
import { type ConfigFolders, filesInUse, reconfiguredHosts } from '../files-in-use.ts';
import { stepProblem } from '../simulate.ts';
import type { PlanCheck } from './check.ts';

/** M4: at no moment may one controller or agent be startable in two places. */
const oneIdentity: PlanCheck = function* ({ simulation, folders }) {
	const places = new Map<string, Map<string, number>>();
	const count = (state: SystemState, host: string, by: 1 | -1) => {
		for (const alias of startableOn(state, host, folders)) {
			const hosts = places.get(alias) ?? new Map<string, number>();
			hosts.set(host, (hosts.get(host) ?? 0) + by);
			places.set(alias, hosts);
		}
	};
	for (const host of hostsIn(simulation.first)) count(simulation.first, host, 1);
	for (const simulated of simulation.steps) {
		const { step, before, after } = simulated;
		for (const host of reconfiguredHosts(simulated, folders)) {
			count(before, host, -1);
			count(after, host, 1);
			for (const alias of startableOn(after, host, folders)) yield* problems(step, alias, places.get(alias));
		}
	}
};

export default oneIdentity;

function problems(
	step: Parameters<typeof stepProblem>[0],
	alias: string,
	places: ReadonlyMap<string, number> = new Map(),
): PlanProblem[] {
	const hosts = [...places].filter(([, number]) => number > 0);
	if (hosts.reduce((sum, [, number]) => sum + number, 0) < 2) return [];
	return [
		stepProblem(
			step,
			say(
				{ en: '{alias} could be started twice, on {hosts}.', zh: '{alias} 可能在 {hosts} 上被启动两次。' },
				{ alias, hosts: hosts.map(([host]) => host).join(', ') },
			),
		),
	];
}

/** The controllers and agents whose own files are in use on a host. */
function startableOn(state: SystemState, host: string, folders: ConfigFolders): string[] {
	const files = filesInUse(state, host, folders);
	const known = remembered.get(files);
	if (known) return known;
	const aliases = runnersIn(files).map((site) => site.slice(site.lastIndexOf(':') + 1));
	remembered.set(files, aliases);
	return aliases;
}

const remembered = new WeakMap<object, string[]>();
