import type { FileDiff, PlanStage, PlanStep } from '../../../server/src/protocol/plan.ts';
import type { Plan } from '../migration/plan-documents.ts';

/** A row of the view of a plan. */
export type PlanRow =
	| { readonly kind: 'stage'; readonly stage: PlanStage; readonly rows: readonly PlanRow[] }
	| { readonly kind: 'warnings'; readonly rows: readonly PlanRow[] }
	| { readonly kind: 'warning'; readonly text: string; readonly folder: string }
	| { readonly kind: 'alike'; readonly first: PlanStep; readonly rows: readonly PlanRow[] }
	| { readonly kind: 'step'; readonly step: PlanStep; readonly rows: readonly PlanRow[] }
	| { readonly kind: 'about'; readonly text: string; readonly icon: string; readonly step: PlanStep }
	| { readonly kind: 'changes'; readonly rows: readonly PlanRow[] }
	| { readonly kind: 'host'; readonly host: string; readonly rows: readonly PlanRow[] }
	| { readonly kind: 'change'; readonly change: FileDiff; readonly at: number };

/** So many steps of one kind in a row are shown as one that can be opened. */
const MANY = 4;

/** The rows of a plan: its stages where there are several, warnings, steps in their order, and what changes on each host. */
export function planRows({ stages, diffs }: Plan): PlanRow[] {
	const parts = stages.map((stage) => ({ stage, rows: stageRows(stage) }));
	const [only, ...others] = parts;
	const steps = only && others.length === 0 ? only.rows : parts.map((part): PlanRow => ({ kind: 'stage', ...part }));
	return [...steps, ...changeRows(diffs)];
}

function stageRows({ warnings, steps, folder }: PlanStage): PlanRow[] {
	const rows = warnings.map((text): PlanRow => ({ kind: 'warning', text, folder }));
	return [...(rows.length > 0 ? [{ kind: 'warnings', rows } as const] : []), ...runsOf(steps).flatMap(runRows)];
}

function runsOf(steps: readonly PlanStep[]): PlanStep[][] {
	const runs: PlanStep[][] = [];
	for (const step of steps) {
		const run = runs.at(-1);
		if (run?.[0]?.kind === step.kind) run.push(step);
		else runs.push([step]);
	}
	return runs;
}

function runRows(run: readonly PlanStep[]): PlanRow[] {
	const rows = run.map((step): PlanRow => ({ kind: 'step', step, rows: aboutRows(step) }));
	const [first] = run;
	return first && rows.length >= MANY ? [{ kind: 'alike', first, rows }] : rows;
}

function aboutRows(step: PlanStep): PlanRow[] {
	const { reason, hosts, irreversible } = step;
	return [
		{ kind: 'about', text: reason, icon: 'info', step },
		...(hosts.length > 0 ? [{ kind: 'about', text: hosts.join(', '), icon: 'server', step } as const] : []),
		...(irreversible === undefined ? [] : [{ kind: 'about', text: irreversible, icon: 'lock', step } as const]),
	];
}

function changeRows(diffs: readonly FileDiff[]): PlanRow[] {
	const byHost = new Map<string, PlanRow[]>();
	for (const [at, change] of diffs.entries()) {
		const rows = byHost.get(change.host) ?? [];
		rows.push({ kind: 'change', change, at });
		byHost.set(change.host, rows);
	}
	const rows = [...byHost].map(([host, changes]): PlanRow => ({ kind: 'host', host, rows: changes }));
	return rows.length > 0 ? [{ kind: 'changes', rows }] : [];
}
