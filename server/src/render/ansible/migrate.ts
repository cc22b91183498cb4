import { unique } from '../../base/collections.ts';
import type { Plan, Step } from '../../plan/plan.ts';
import type { Hosts } from './hosts.ts';
import { idsOf, type Play, partTasks, waveHosts, waveName } from './plays.ts';
import type { Wave } from './waves.ts';

/** The plays that carry a plan out. */
export function migratePlays(plan: Plan, hosts: Hosts, waves: readonly Wave[]): Play[] {
	const lock = { name: 'Keep other runs out', hosts: [], tags: ['always'], tasks: [{ name: 'Lock', file: 'lock' }] };
	const finish = { name: 'The end', hosts: [], tasks: [{ name: 'Finish', file: 'finish' }] };
	const seal = firstSeal(plan);
	const all = plan.hosts.map(({ address }) => hosts.nameOf(address));
	return [
		lock,
		...waves.map((wave) => wavePlay(wave, wave.steps[0] === seal ? all : waveHosts(plan, hosts, wave), plan)),
		finish,
	];
}

/** The step from which on nothing is copied any more. */
export function firstSeal({ steps }: Plan): Step | undefined {
	return steps.find(({ seals }) => seals);
}

function wavePlay(wave: Wave, hosts: readonly string[], plan: Plan): Play {
	const ids = idsOf(wave.steps);
	const seal = firstSeal(plan);
	const first = wave.steps[0];
	const before = seal !== undefined && first !== undefined && plan.steps.indexOf(first) < plan.steps.indexOf(seal);
	return {
		name: waveName(wave),
		hosts,
		vars: {
			steps: ids,
			after: unique(wave.steps.flatMap(({ after }) => after)),
			before_seal: before,
			mark: '.done',
			wanted: false,
		},
		tags: ids,
		tasks: [
			{ name: 'Begin', file: 'begin' },
			...(first === seal ? [{ name: 'Seal the copies', file: 'seal' }] : []),
			...partTasks('', wave),
			{ name: 'End', file: 'end' },
		],
	};
}
