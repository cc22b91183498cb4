import type { Locale, Message } from '../base/message.ts';
import { render, shortened } from '../base/message.ts';
import { type Location, type Range, rangeOf } from '../base/span.ts';
import type { RuleFinding } from '../rules/rule-finding.ts';
import type { Snapshot } from '../workspace/workspace.ts';

/** A finding in the words of one language, ready for a protocol or a terminal. */
export interface Diagnostic {
	readonly file: string;
	readonly range: Range;
	readonly severity: RuleFinding['severity'];
	readonly code: string;
	readonly message: string;
	readonly related: readonly { readonly file: string; readonly range: Range; readonly message: string }[];
	readonly tags: readonly ('unnecessary' | 'deprecated')[];
	readonly fixable: boolean;
}

/** The diagnostics of a file. */
export function diagnose(snapshot: Snapshot, file: string, locale: Locale): Diagnostic[] {
	return snapshot.findings(file).map((finding) => toDiagnostic(finding, locale));
}

/** Whole lines get into messages where files are broken, and lines may be huge. */
const LONGEST_VALUE = 200;

/** A finding in the words of one language. */
export function toDiagnostic(finding: RuleFinding, locale: Locale): Diagnostic {
	const placed = (at: Location, message: Message) => ({
		file: at.file,
		range: rangeOf(at.span),
		message: render(shortened(message, LONGEST_VALUE), locale),
	});
	return {
		...placed(finding.at, finding.message),
		severity: finding.severity,
		code: finding.code,
		related: (finding.related ?? []).map(({ at, message }) => placed(at, message)),
		tags: finding.tags ?? [],
		fixable: finding.isFixable,
	};
}

/** Whether two lists of findings say the same of the same places. */
export function sameFindings(some: readonly RuleFinding[], others: readonly RuleFinding[]): boolean {
	return some.length === others.length && some.every((one, at) => isSame(one, others[at]));
}

function isSame(one: unknown, other: unknown): boolean {
	if (Object.is(one, other)) return true;
	if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false;
	const [entries, others] = [Object.entries(one), Object.entries(other)];
	return (
		entries.length === others.length &&
		entries.every(([key, value]) => isSame(value, (other as Record<string, unknown>)[key])) // any object has keys
	);
}
