import { unique } from '../../base/collections.ts';
import { type Locale, type Message, render, say, type Template } from '../../base/message.ts';
import type { Operation } from '../../plan/operation.ts';
import type { Risk, Step } from '../../plan/plan.ts';
import { describeOperation } from '../describe.ts';
import { shellWord } from '../shell-quote.ts';
import { bullets, code, codeBlock, plain } from './markdown.ts';
import { words } from './words.ts';

/** What the runbook says about a step. */
export function stepLines(step: Step, locale: Locale): string[] {
	const text = (template: Template, values?: Message['values']) => render(say(template, values), locale);
	const { id, title, reason, operations, gate, seals } = step;
	return [
		`### ${code(id)} ${plain(render(title, locale))}`,
		'',
		plain(render(reason, locale)),
		'',
		text(words.risk, aboutStep(step)),
		'',
		...(seals ? [text(words.seals), ''] : []),
		...('irreversible' in step.undo ? [neverLine(step.undo.irreversible, locale), ''] : []),
		...(operations.length > 0 ? [text(words.what), '', ...operationItems(operations, locale)] : []),
		text(words.only),
		'',
		...codeBlock('bash', [`bash migrate.sh --apply --only ${shellWord(id)}`]),
		text(words.seen),
		'',
		...bullets(seenItems(step, locale)),
		...undoLines(step, locale),
		...(gate ? [text(words.gate, { gate: plain(gate) }), ''] : []),
	];
}

/** Operations as a list. */
export function operationItems(operations: readonly Operation[], locale: Locale): string[] {
	return bullets(
		operations.map((operation) => {
			const sentence = describeOperation(operation, code);
			return operation.op === 'confirm' ? plain(render(sentence, locale)) : render(sentence, locale);
		}),
	);
}

/** The hosts that operations work on. */
export function hostsOf(operations: readonly Operation[]): string[] {
	return unique(
		operations.flatMap((operation) => {
			if (operation.op === 'copy-tree') return [operation.from.host, operation.to.host];
			return operation.op === 'confirm' ? [] : [operation.host];
		}),
	);
}

const RISKS: Readonly<Record<Risk, Template>> = {
	'read-only': words.readOnly,
	reversible: words.reversible,
	destructive: words.destructive,
};

/** The values of the line about the risk of a step. */
export function aboutStep({ risk, operations, after }: Step): {
	risk: Message;
	hosts: string | Message;
	after: string | Message;
} {
	const list = (values: readonly string[]) => (values.length > 0 ? values.map(code).join(', ') : say(words.none));
	return { risk: say(RISKS[risk]), hosts: list(hostsOf(operations)), after: list(after) };
}

/** What a person sees when a step is carried out, the line that ends it last. */
export function seenItems({ id, operations, gate }: Step, locale: Locale): string[] {
	const text = (template: Template, values?: Message['values']) => render(say(template, values), locale);
	const line = code(`done   ${id}${gate ? `; gate ${gate} is passed` : ''}`);
	return [
		...operations.flatMap((operation) => {
			if (operation.op === 'confirm') return [text(words.asked)];
			return operation.op === 'wait-until' ? [text(words.waits, { seconds: operation.timeoutSeconds })] : [];
		}),
		text(words.seenLast, { line, skip: code(`skip   ${id}: done before, and still so`) }),
	];
}

function neverLine(reason: Message, locale: Locale): string {
	return render(say(words.never, { reason: plain(render(reason, locale)) }), locale);
}

function undoLines({ id, undo }: Step, locale: Locale): string[] {
	if ('irreversible' in undo) return [];
	const text = (template: Template) => render(say(template), locale);
	if (undo.length === 0) return [text(words.undo), '', text(words.undoNothing), ''];
	return [
		text(words.undo),
		'',
		text(words.undoCommand),
		'',
		...codeBlock('bash', [`bash rollback.sh --apply --until ${shellWord(id)}`]),
		...operationItems(undo, locale),
	];
}
