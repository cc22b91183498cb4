import { initialState } from '../plan/initial-state.ts';
import type { Plan, PlanProblem } from '../plan/plan.ts';
import type { Source } from '../plan/source.ts';
import type { HostFile } from '../plan/wanted-cluster.ts';
import arrival from './checks/arrival.ts';
import backups from './checks/backups.ts';
import type { PlanCheck } from './checks/check.ts';
import copies from './checks/copies.ts';
import gates from './checks/gates.ts';
import oneIdentity from './checks/one-identity.ts';
import quorum from './checks/quorum.ts';
import rulesOnStates from './checks/rules-on-states.ts';
import wayBack from './checks/way-back.ts';
import { configFoldersOf } from './files-in-use.ts';
import { simulate } from './simulate.ts';

const checks: readonly PlanCheck[] = [gates, rulesOnStates, oneIdentity, quorum, copies, backups, arrival, wayBack];

/**
 * Carries out a plan on the model and looks at every state on the way. A plan with problems must not be shown; the
 * codes in `accepted` are rules that the user switched off for the cluster of today, asked for where one speaks; files
 * that are `known` were looked at before.
 */
export function verifyPlan(
	plan: Plan,
	source: Source,
	accepted: () => ReadonlySet<string> = () => new Set(),
	known: readonly HostFile[] = [],
): PlanProblem[] {
	const first = initialState(plan, source);
	const simulation = simulate(plan, first);
	const input = { plan, simulation, folders: configFoldersOf(plan, first, known), accepted };
	return [...simulation.problems, ...checks.flatMap((check) => [...check(input)])];
}
