import { groupBy, unique } from '../../base/collections.ts';
import { type Locale, type Message, render, say, type Template } from '../../base/message.ts';
import type { Plan, Step } from '../../plan/plan.ts';
import { type Alike, ANY_HOST, MOST_APART, type Portion, workOf } from '../alike.ts';
import { alikeName } from '../bash/alike-lines.ts';
import { bullets, code, codeBlock, plain } from './markdown.ts';
import { aboutStep, operationItems, seenItems, stepLines } from './steps.ts';
import { words } from './words.ts';

/** A step with what it does and what takes it back. */
interface Worked {
	readonly step: Step;
	readonly forth: readonly Portion[];
	readonly back: readonly Portion[];
}

/** What the runbook says about all steps: of many that are alike it says once what they have in common. */
export function allStepLines(plan: Plan, locale: Locale): string[] {
	const { forth, back } = workOf(plan);
	const worked = plan.steps.map((step, at) => ({ step, forth: forth[at] ?? [], back: back[at] ?? [] }));
	return neighbours(worked).flatMap((group) =>
		group.length > MOST_APART ? groupLines(group, locale) : group.flatMap(({ step }) => stepLines(step, locale)),
	);
}

/** Neighbours of one kind for the same reason, none of which waits for another. */
function neighbours(worked: readonly Worked[]): Worked[][] {
	const groups: Worked[][] = [];
	for (const one of worked) {
		const group = groups.at(-1);
		const first = group?.[0];
		if (group && first && isLike(first.step, one.step)) group.push(one);
		else groups.push([one]);
	}
	return groups;
}

function isLike(first: Step, step: Step): boolean {
	if (step.gate !== undefined || step.seals || 'irreversible' in step.undo || 'irreversible' in first.undo)
		return false;
	const isSame = first.kind === step.kind && first.risk === step.risk && first.after.join() === step.after.join();
	return isSame && first.gate === undefined && !first.seals && render(first.reason, 'en') === render(step.reason, 'en');
}

function groupLines(group: readonly Worked[], locale: Locale): string[] {
	const text = (template: Template, values?: Message['values']) => render(say(template, values), locale);
	const steps = group.map(({ step }) => step);
	const [first, last] = [steps[0], steps.at(-1)];
	if (!first || !last) return [];
	const title = plain(render(first.title, locale));
	const seen = unique(steps.flatMap((step) => seenItems(step, locale).slice(0, -1)));
	const any = { ...first, id: 'STEP' };
	return [
		`### ${text(words.many, { first: code(first.id), last: code(last.id), title })}`,
		'',
		plain(render(first.reason, locale)),
		'',
		text(words.risk, { ...aboutStep(first), hosts: unique(steps.flatMap(hostsIn)).map(code).join(', ') }),
		'',
		...workLines(group, 'forth', words.each, locale),
		text(words.only),
		'',
		...codeBlock('bash', ['bash migrate.sh --apply --only STEP']),
		text(words.seen),
		'',
		...bullets([...seen, ...seenItems(any, locale).slice(-1)]),
		...(steps.every(({ undo }) => 'irreversible' in undo || undo.length === 0)
			? [text(words.undo), '', text(words.undoNothing), '']
			: [
					...[text(words.undo), '', text(words.undoCommand), ''],
					...codeBlock('bash', ['bash rollback.sh --apply --until STEP']),
					...workLines(group, 'back', words.eachBack, locale),
				]),
	];
}

/** What is done alike, then each step: where it does that, and what it does besides. */
function workLines(group: readonly Worked[], way: 'forth' | 'back', title: Template, locale: Locale): string[] {
	const portions = group.flatMap((worked) => worked[way]);
	const alike = unique(portions.flatMap((portion) => portion.alike ?? []));
	return [
		...alike.flatMap((one) => alikeLines(one, locale)),
		...[render(say(title), locale), ''],
		...group.flatMap((worked) => eachLines(worked, way, locale)),
		'',
	];
}

function alikeLines(alike: Alike, locale: Locale): string[] {
	const items = operationItems(alike.operations, locale).map((line) => line.replaceAll(ANY_HOST, 'HOST'));
	return [render(say(words.alike, { name: alikeName(alike) }), locale), '', ...items];
}

function eachLines(worked: Worked, way: 'forth' | 'back', locale: Locale): string[] {
	const shared = groupBy(
		worked[way].filter(({ alike }) => alike),
		({ alike }) => alike,
	);
	const names = [...shared].map(([alike, portions]) => {
		const hosts = portions.map(({ host }) => code(host ?? '')).join(', ');
		return render(say(words.onHosts, { name: code(alike ? alikeName(alike) : ''), hosts }), locale);
	});
	const own = worked[way].filter(({ alike }) => !alike).flatMap(({ operations }) => operations);
	const items = operationItems(own, locale).slice(0, -1);
	return [`- ${[code(worked.step.id), ...names].join('; ')}`, ...items.map((item) => `  ${item}`)];
}

function hostsIn({ operations }: Step): string[] {
	return operations.flatMap((operation) => {
		if (operation.op === 'copy-tree') return [operation.to.host];
		return operation.op === 'confirm' ? [] : [operation.host];
	});
}
