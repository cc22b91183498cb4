import { type Locale, type Message, render, say, type Template } from '../../base/message.ts';
import type { Plan, Step } from '../../plan/plan.ts';
import { deadlockSteps, failures, waysBack, dangerWords as words } from './danger-words.ts';
import { bullets, code, codeBlock, table } from './markdown.ts';

/** How long the outage lasts and what makes it long; nothing where nothing is stopped. */
export function timeLines({ steps, options }: Plan, locale: Locale): string[] {
	const begin = steps.findIndex(({ kind }) => kind === 'begin-outage');
	const [first, last] = [steps[begin], steps.at(-1)];
	if (!first || !last) return [];
	const text = textIn(locale);
	const copying = steps.slice(begin).flatMap((step) => {
		const count = copiesIn(step);
		return count > 0 ? [text(words.copies, { step: code(step.id), count })] : [];
	});
	return [
		`## ${text(words.times)}`,
		'',
		text(words.outage, { first: code(first.id), last: code(last.id) }),
		'',
		text(words.formula),
		'',
		...codeBlock('text', [text(words.formulaLine)]),
		text(words.example, { parallel: options.parallel }),
		'',
		...bullets(copying),
		text(words.waits),
		'',
	];
}

function copiesIn({ operations }: Step): number {
	return operations.filter(({ op }) => op === 'copy-tree').length;
}

/** What can be taken back from where; the way out of a deadlock; what to do about failures. For migrations. */
export function dangerLines(plan: Plan, locale: Locale): string[] {
	if (plan.kind !== 'migrate' || plan.steps.length === 0) return [];
	const text = textIn(locale);
	return [
		`## ${text(words.back)}`,
		'',
		...table([text(words.reached), text(words.how)], backRows(plan, text)),
		`## ${text(words.deadlock)}`,
		'',
		text(words.deadlockWhen),
		'',
		...deadlockSteps.map((step, at) => `${at + 1}. ${text(step)}`),
		'',
		`## ${text(words.failures)}`,
		'',
		...table(
			[text(words.event), text(words.answer)],
			failures.map(({ event, answer }) => [text(event), text(answer)]),
		),
	];
}

/** One row for every phase that the plan has, with its first step. */
function backRows({ steps }: Plan, text: Say): string[][] {
	return waysBack.flatMap(({ kinds, back }) => {
		const first = steps.find((step) => kinds.some((kind) => isOfKind(step, kind)));
		return first ? [[code(first.id), text(back)]] : [];
	});
}

/** A release is a confirmation like others; its gate tells it. */
function isOfKind(step: Step, kind: string): boolean {
	return kind === 'confirm-release' ? step.gate === 'G5' : step.kind === kind;
}

type Say = (template: Template, values?: Message['values']) => string;

function textIn(locale: Locale): Say {
	return (template, values) => render(say(template, values), locale);
}
