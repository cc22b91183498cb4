import { groupBy, reversed, unique } from '../../base/collections.ts';
import { render } from '../../base/message.ts';
import type { Plan, Step } from '../../plan/plan.ts';
import { visible } from '../shell-quote.ts';
import type { Hosts } from './hosts.ts';
import { idsOf, type Play, partTasks, waveHosts, waveName } from './plays.ts';
import type { Wave } from './waves.ts';

/** The steps as they are taken back: the last one first, with what takes them back for what they do. */
export function undoSteps(plan: Plan): Step[] {
	return reversed(plan.steps)
		.filter((step) => leavesTraces(step) || step.seals)
		.map((step) => ({ ...plainly(step), operations: 'irreversible' in step.undo ? [] : step.undo }));
}

/** A gate is nothing on the way back. */
function plainly({ gate: _gate, ...step }: Step): Step {
	return step;
}

/** Whether there is something to do for it when a step is taken back. */
function leavesTraces({ undo, operations }: Step): boolean {
	const backsUp = operations.some((operation) => operation.op === 'copy-tree' && operation.snapshot);
	return backsUp || (!('irreversible' in undo) && undo.length > 0);
}

/** The backups of a wave that the next run has to make anew, by the address of their host. */
export function reopened(plan: Plan, wave: Wave): Map<string, string[]> {
	const ids = new Set(idsOf(wave.steps));
	const copies = plan.steps.filter(({ id }) => ids.has(id)).flatMap(({ operations }) => operations);
	const backups = copies.filter((operation) => operation.op === 'copy-tree').filter(({ snapshot }) => snapshot);
	const byHost = groupBy(backups, ({ to }) => to.host);
	return new Map([...byHost].map(([host, group]) => [host, group.map(({ to }) => to.path)]));
}

/** The plays that take a plan back. */
export function rollbackPlays(plan: Plan, hosts: Hosts, waves: readonly Wave[]): Play[] {
	const taken = new Set(waves.flatMap(({ steps }) => idsOf(steps)));
	const left = idsOf(reversed(plan.steps));
	const plays = waves.map((wave) => {
		const last = wave.steps.at(-1)?.id ?? '';
		const forget = left.splice(0, left.indexOf(last) + 1).filter((id) => !taken.has(id));
		return wavePlay(plan, hosts, wave, forget);
	});
	const rest = { name: 'Forget what left nothing behind', hosts: [], vars: { steps: [], forget: left } };
	return [firstPlay(plan), ...plays, { ...rest, tasks: [{ name: 'Forget', file: 'undo-begin' }] }];
}

function firstPlay({ steps }: Plan): Play {
	const never = steps.flatMap(({ id, undo }) =>
		'irreversible' in undo ? [{ step: id, reason: visible(render(undo.irreversible, 'en')) }] : [],
	);
	return {
		...{ name: 'Keep other runs out', hosts: [], tags: ['always'], vars: { never } },
		tasks: [
			{ name: 'Lock', file: 'lock' },
			{ name: 'Look for steps that cannot be taken back', file: 'too-late' },
		],
	};
}

function wavePlay(plan: Plan, hosts: Hosts, wave: Wave, forget: readonly string[]): Play {
	const seals = wave.steps.some(({ seals }) => seals);
	const backups = reopened(plan, wave);
	const used = [...waveHosts(plan, hosts, wave), ...[...backups.keys()].map(hosts.nameOf)];
	const reopen = { name: 'Have backups made anew next time', file: 'run', vars: { part: reopenKey(wave) } };
	return {
		name: `Take back ${waveName(wave)}`,
		hosts: seals ? plan.hosts.map(({ address }) => hosts.nameOf(address)) : unique(used),
		vars: { steps: idsOf(wave.steps), forget, before_seal: false, mark: '.begun', wanted: true },
		tags: idsOf(wave.steps),
		tasks: [
			{ name: 'Begin', file: 'undo-begin' },
			...partTasks('undo.', wave),
			...(backups.size > 0 ? [reopen] : []),
			...(seals ? [{ name: 'Take the seal back', file: 'unseal' }] : []),
			{ name: 'End', file: 'undo-end' },
		],
	};
}

/** The key of the backups of a wave in the variables of hosts. */
export function reopenKey({ steps }: Wave): string {
	return `undo.${steps[0]?.id}.backups`;
}
