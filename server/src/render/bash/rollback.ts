import { reversed } from '../../base/collections.ts';
import { render } from '../../base/message.ts';
import type { Plan, Step } from '../../plan/plan.ts';
import { workOf } from '../alike.ts';
import { shellName, shellQuote, shellWord, visible } from '../shell-quote.ts';
import { sharedLines } from './alike-lines.ts';
import type { NameOf } from './emit.ts';
import { helpFunction, scriptHeader, shellArray, shellFunction } from './header.ts';
import { markLines, reopenLines } from './marks.ts';

const HELP = [
	'bash rollback.sh [OPTION...]   takes back every step of migrate.sh that was begun, the last one first;',
	'                               without --apply it only prints what it would do',
	'',
	'  --apply          do it; go on where an earlier run stopped',
	'  --dry-run        print what would be done (the default)',
	'  --yes            answer all confirmations with yes',
	'  --delete-extra   allow deleting files in a copy that its source does not have',
	'  --list           list the steps in the order in which they are taken back',
	'  --status         show which steps are done',
	'  --until STEP     take back this step and all after it, and leave those before it',
	'  --help           show this',
	'',
	'Exit codes: 0 done, 1 a step failed, 2 wrong options, 3 refused, 75 another run is under way.',
];

/** The script that takes a plan back. */
export function rollbackScript(plan: Plan, nameOf: NameOf): string {
	const purpose = ['Takes back every step that was begun, the last one first. Without --apply it changes nothing.'];
	const steps = reversed(plan.steps);
	const seal = plan.steps.find(({ seals }) => seals);
	const { functions, lists } = sharedLines(reversed(workOf(plan).back), nameOf);
	return [
		...scriptHeader(plan, 'rollback.sh', purpose),
		"OPTIONS='--apply --dry-run --yes --delete-extra --list --status --until'",
		"GO_ON='To go on: bash rollback.sh --apply'",
		...shellArray(
			'STEP_IDS',
			steps.map(({ id }) => id),
		),
		'',
		...helpFunction(HELP),
		...functions,
		...steps.map((step, at) => undoFunction(step, lists[at] ?? []).join('\n')).filter((text) => text !== ''),
		...shellFunction('unseal_hosts', markLines(plan, 'at_unseal')),
		...shellFunction(
			'walk_back',
			steps.map((step) => undoLine(step, step === seal)),
		),
		'rollback_main "$@"',
		'',
	].join('\n');
}

function undoFunction(step: Step, undo: readonly string[]): string[] {
	if (howToUndo(step) !== 'undo') return [];
	const reopen = reopenLines(step);
	const last = reopen.length > 0 ? [`if [[ $APPLY == yes ]]; then ${reopen.join('; ')}; fi`] : [];
	return shellFunction(`undo_${shellName(step.id)}`, [...undo, ...last]);
}

function howToUndo(step: Step): 'undo' | 'nothing' | 'never' {
	if ('irreversible' in step.undo) return 'never';
	return step.undo.length > 0 || reopenLines(step).length > 0 ? 'undo' : 'nothing';
}

function undoLine(step: Step, seals: boolean): string {
	const { id, title, undo } = step;
	const reason = 'irreversible' in undo ? render(undo.irreversible, 'en') : '';
	const how = howToUndo(step);
	const words = [shellWord(id), shellName(id), shellQuote(visible(render(title, 'en'))), how, seals ? 'yes' : 'no'];
	return `undo_step ${[...words, shellQuote(visible(reason))].join(' ')}`;
}
