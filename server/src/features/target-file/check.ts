import { uniqueBy } from '../../base/collections.ts';
import { render, say } from '../../base/message.ts';
import type { Pieces } from '../../base/pieces.ts';
import type { PlanProblem } from '../../plan/plan.ts';
import { checking, type Planned } from '../../verify/plan-migration.ts';
import { placeOnDisk } from '../../workspace/uris.ts';
import type { Snapshot } from '../../workspace/workspace.ts';
import { planInput, plannedOnce } from '../migration/planned-once.ts';
import { fileOfPlace } from './file-place.ts';
import type { Question, TargetFinding } from './finding.ts';
import { rangeOfPlace } from './places.ts';
import { isTooLarge, readTargetText, type TargetText } from './target-text.ts';
import { textProblems } from './text-problems.ts';
import { rangeOfWarning } from './warning-place.ts';

/** Checks a target file, in pieces: for a thousand hosts the target takes half a second, and a plan some seconds. */
export function* findingsIn(snapshot: Snapshot, question: Question): Pieces<unknown, TargetFinding[]> {
	const { file, text, depth } = question;
	if (isTooLarge(text)) return [tooLarge(text)];
	const written = readTargetText(text);
	const wrong = textProblems(written, question);
	if (wrong) return wrong;
	const place = placeOnDisk(file);
	const answer =
		depth === 'plan'
			? yield* plannedOnce(snapshot, text, place)
			: yield* checking(planInput(snapshot, text, place), text);
	if ('problems' in answer) return problemFindings(answer.problems, written, snapshot);
	return 'stages' in answer ? warningFindings(answer, written) : [];
}

function tooLarge(text: string): TargetFinding {
	const range = rangeOfPlace({ text: text.slice(0, 200), root: undefined, lines: [0] }, undefined);
	const message = say({
		en: 'This file is too large to be looked into while it is edited. Plans can be made of it.',
		zh: '该文件过大，编辑时不作检查；仍可据此生成计划。',
	});
	return { severity: 'info', range, message };
}

/** A cluster that is not whole may have very many mistakes, and its files show them all. */
const MOST = 50;

function problemFindings(problems: readonly PlanProblem[], text: TargetText, snapshot: Snapshot): TargetFinding[] {
	const isAlone = snapshot.clusters.every(({ isStandalone }) => isStandalone); // nothing is wrong with the file then
	const shown = problems.slice(0, MOST).map(({ message, place, isName }): TargetFinding => {
		const elsewhere = place === undefined ? undefined : fileOfPlace(snapshot, place);
		const severity = isAlone && place === undefined ? 'info' : 'error';
		return { severity, range: rangeOfPlace(text, elsewhere ? 'cluster' : place, isName), message, elsewhere };
	});
	const rest = problems.length - shown.length;
	if (rest === 0) return shown;
	const message = say({ en: '{rest} more problems are not shown.', zh: '另有 {rest} 个问题未显示。' }, { rest });
	return [...shown, { severity: 'error', range: rangeOfPlace(text, undefined), message }];
}

/** What the operator should know although nothing forbids it. Several stages may say the same. */
function warningFindings({ stages }: Extract<Planned, { stages: unknown }>, text: TargetText): TargetFinding[] {
	const warnings = uniqueBy(
		stages.flatMap(({ plan }) => plan.warnings),
		(message) => render(message, 'en'),
	);
	return warnings.map((message) => ({ severity: 'info', range: rangeOfWarning(text, message), message }));
}
