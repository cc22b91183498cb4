import { unique } from '../../base/collections.ts';
import type { Plan, Step } from '../../plan/plan.ts';
import type { Knowledge } from './items.ts';
import { idsOf, type Play, partTasks, waveHosts, waveName } from './plays.ts';
import type { Wave } from './waves.ts';

/** The plays that carry a plan out. */
export function migratePlays(plan: Plan, know: Knowledge, waves: readonly Wave[]): Play[] {
	const { hosts } = know;
	const lock = { name: 'Keep other runs out', hosts: [], tags: ['always'], tasks: [{ name: 'Lock', file: 'lock' }] };
	const finish = { name: 'The end', hosts: [], tasks: [{ name: 'Finish', file: 'finish' }] };
	const seal = firstSeal(plan);
	const all = plan.hosts.map(({ address }) => hosts.nameOf(address));
	return [
		lock,
		...waves.map((wave) => wavePlay(wave, wave.steps[0] === seal ? all : waveHosts(plan, hosts, wave), plan, know)),
		finish,
	];
}

/** The step from which on nothing is copied any more. */
export function firstSeal({ steps }: Plan): Step | undefined {
	return steps.find(({ seals }) => seals);
}

function wavePlay(wave: Wave, hosts: readonly string[], plan: Plan, know: Knowledge): Play {
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
			...sightOf(wave, know),
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

/** Whether a run with --check has something to show in a play, and whether there is nothing left of it once it is done. */
function sightOf(
	{ steps, parts }: Wave,
	{ isEarly }: Knowledge,
): { readonly shows: boolean; readonly settles: boolean } {
	const writes = parts.some(({ task }) => task === 'write');
	const asks = parts.some(({ task }) => task === 'require');
	return { shows: writes || (asks && steps.some(isEarly)), settles: !writes };
}
