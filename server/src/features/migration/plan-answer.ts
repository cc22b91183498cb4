import { type Locale, render } from '../../base/message.ts';
import type { Plan, Step } from '../../plan/plan.ts';
import type { PlanResult, PlanStage, PlanStep } from '../../protocol/plan.ts';
import type { ChainLink } from '../../render/overview.ts';
import { hostsOf } from '../../render/runbook/steps.ts';
import { diffsOf, type GeneratedPlans } from './generate.ts';

/** Plans as the editor shows them, in one language. */
export function planAnswer(
	{ stages, files }: GeneratedPlans,
	locale: Locale,
): Exclude<PlanResult, { problems: unknown }> {
	const isChain = stages.length > 1;
	const first = inLanguage(isChain ? 'OVERVIEW' : 'RUNBOOK', locale);
	return {
		name: planName(stages),
		stages: stages.map((stage) => stageAnswer(stage, isChain, locale)),
		diffs: diffsOf(stages),
		files,
		runbook: files.find(({ path }) => path === first)?.text ?? '',
	};
}

/** What plans are called that follow one another: each has the name of all, and a number. */
export function planName(stages: readonly { readonly plan: Pick<Plan, 'name'> }[]): string {
	const name = stages[0]?.plan.name ?? '';
	return stages.length > 1 ? name.replace(/-1$/, '') : name;
}

function inLanguage(name: string, locale: Locale): string {
	return `${name}${locale === 'zh' ? '.zh-CN' : ''}.md`;
}

function below(folder: string, name: string): string {
	return folder === '' ? name : `${folder}/${name}`;
}

function stageAnswer({ folder, plan, title, why }: ChainLink, isChain: boolean, locale: Locale): PlanStage {
	return {
		folder,
		title: isChain ? render(title, locale) : '',
		why: isChain ? render(why, locale) : '',
		runbook: below(folder, inLanguage('RUNBOOK', locale)),
		steps: plan.steps.map((step) => stepAnswer(step, folder, locale)),
		warnings: plan.warnings.map((warning) => render(warning, locale)),
	};
}

function stepAnswer(
	{ id, kind, title, reason, risk, operations, undo, gate }: Step,
	folder: string,
	locale: Locale,
): PlanStep {
	return {
		id: below(folder, id),
		kind,
		title: render(title, locale),
		reason: render(reason, locale),
		risk,
		hosts: hostsOf(operations),
		...('irreversible' in undo ? { irreversible: render(undo.irreversible, locale) } : {}),
		...(gate === undefined ? {} : { gate }),
	};
}
