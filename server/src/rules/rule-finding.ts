import type { Finding, Rule, Severity } from './rule.ts';

/** A finding with the rule it comes from, as plain data: its fixes are made when somebody asks for them. */
export interface RuleFinding extends Omit<Finding, 'fixes'> {
	readonly code: string;
	readonly severity: Severity;
	/** Whether the rule knows how it may be mended. */
	readonly isFixable: boolean;
}

/** The findings of a rule as plain data. */
export function ruleFindings(rule: Rule, found: Iterable<Finding>): readonly RuleFinding[] {
	const findings: RuleFinding[] = [];
	for (const { fixes, ...finding } of found) {
		const severity = finding.severity ?? rule.severity;
		findings.push({ ...finding, code: rule.code, severity, isFixable: fixes !== undefined });
	}
	return findings.length > 0 ? findings : NONE;
}

/** Nothing found: one list for all. */
export const NONE: readonly RuleFinding[] = [];
