import { render } from '../../base/message.ts';
import type { Plan, Step } from '../../plan/plan.ts';
import { workOf } from '../alike.ts';
import { shellName, shellQuote, shellWord, shellWords, visible } from '../shell-quote.ts';
import { sharedLines } from './alike-lines.ts';
import { allLast, type NameOf, proofLines } from './emit.ts';
import { helpFunction, scriptHeader, shellArray, shellFunction } from './header.ts';
import { markLines } from './marks.ts';
import { onlyAsks, stepGroups } from './step-groups.ts';

const HELP = [
	'bash migrate.sh [OPTION...]    carries out the plan; without --apply it only prints what it would do',
	'',
	'  --apply          do it; go on where an earlier run stopped',
	'  --dry-run        print what would be done (the default)',
	'  --yes            answer all confirmations with yes',
	'  --delete-extra   allow deleting files in a copy that its source does not have',
	'  --list           list the steps',
	'  --status         show which steps are done',
	'  --from STEP      begin with a step',
	'  --only STEP      one step only',
	'  --until STEP     end after a step',
	'  --help           show this',
	'',
	'Exit codes: 0 done, 1 a step failed, 2 wrong options, 3 refused because something is not as the plan needs it,',
	'75 another run is under way. After 1 and 3 the script can be started again; bash rollback.sh takes the steps back.',
];

const OPTIONS = '--apply --dry-run --yes --delete-extra --list --status --from --only --until';

/** The script that carries a plan out. */
export function migrateScript(plan: Plan, nameOf: NameOf): string {
	const purpose = ['Carries the plan out, on any machine with ssh to all hosts. Without --apply it changes nothing.'];
	const { functions, lists } = sharedLines(workOf(plan).forth, nameOf);
	return [
		...scriptHeader(plan, 'migrate.sh', purpose),
		`OPTIONS='${OPTIONS}'`,
		`GO_ON='To go on:  bash migrate.sh --apply'$'\\n''To go back: bash rollback.sh --apply'`,
		...shellArray(
			'STEP_IDS',
			plan.steps.map(({ id }) => id),
		),
		'',
		...helpFunction(HELP),
		...functions,
		...plan.steps.map((step, at) => stepFunctions(step, lists[at] ?? []).join('\n')),
		...shellFunction('seal_hosts', markLines(plan, 'at_seal')),
		...shellFunction('walk', walkLines(plan)),
		'migrate_main "$@"',
		'',
	].join('\n');
}

function stepFunctions({ id, operations }: Step, lines: readonly string[]): string[] {
	return [
		...shellFunction(`do_${shellName(id)}`, lines),
		...shellFunction(`ok_${shellName(id)}`, proofLines(operations)),
	];
}

/** The steps in order; what is asked together, and copies that may run at the same time, stand between two lines. */
function walkLines(plan: Plan): string[] {
	const seal = plan.steps.findIndex(({ seals }) => seals);
	const phases = new Map(plan.steps.map((step, at) => [step, phaseOf(seal, at)]));
	return stepGroups(plan.steps).flatMap((group) => {
		const lines = group.map((step) => stepLine(step, phases.get(step) ?? 'after'));
		if (group.every(onlyAsks)) return ['inquire', ...lines.map((line) => `\t${line}`), 'conclude'];
		const limit = Math.min(plan.options.parallel, group.length);
		return limit > 1 ? [`together ${limit}`, ...lines.map((line) => `\t${line}`), 'gather'] : lines;
	});
}

function stepLine({ id, title, operations, gate, after }: Step, phase: string): string {
	const words = [shellWord(id), shellName(id), shellQuote(visible(render(title, 'en'))), phase];
	const rest = [allLast(operations) ? 'yes' : 'no', shellQuote(visible(gate ?? ''))];
	return ['step', ...words, ...rest, ...(after.length > 0 ? [shellWords(after)] : [])].join(' ');
}

/** Where a step lies with regard to the first one that seals. */
function phaseOf(seal: number, at: number): 'before' | 'seals' | 'after' {
	if (seal < 0 || at > seal) return 'after';
	return at === seal ? 'seals' : 'before';
}
