import type { Locale } from '../../server/src/base/message.ts';
import { render } from '../../server/src/base/message.ts';
import type { RuleFinding } from '../../server/src/rules/rule-finding.ts';
import {
	contentLines,
	type FixtureCase,
	parseFixture,
	printAnnotation,
	printSection,
	type Section,
} from './fixture.ts';
import { allFindings, annotate, findingsIn, workspaceFor } from './fixture-findings.ts';

/** The example on the page of a rule. */
export interface RuleExample {
	/** The files, with the findings of the rule below their lines. */
	readonly files: string;
	/** What the fixes are called. */
	readonly fixes: readonly string[];
	/** The files that the first fix changes, as it leaves them. */
	readonly after: string | undefined;
	/** The severities that findings of the rule have in all cases, the gravest first. */
	readonly severities: readonly string[];
}

/** The first case of a fixture in the words of a language. */
export function ruleExample(fixture: string, code: string, locale: Locale): RuleExample | undefined {
	const cases = parseFixture(fixture);
	const [first] = cases;
	if (!first) return undefined;
	const workspace = workspaceFor(first.files);
	const findings = allFindings(workspace).filter((finding) => finding.code === code);
	const annotations = findings.map((finding) => annotate(finding, locale));
	const shown = (section: Section) =>
		printSection({
			...section,
			lines: contentLines(section).flatMap((line, at) => [
				line,
				...annotations
					.filter((one) => one.file === section.name && one.line === at)
					.map((one) => printAnnotation({ ...one, severity: undefined })),
			]),
		});
	const sections = first.sections.filter(({ fix }) => fix === undefined);
	const mending = findings.slice(0, 1).flatMap((finding) => workspace.snapshot().fixes(finding));
	const fixes = mending.map(({ title }) => render(title, locale));
	return {
		files: sections.map(shown).join('\n'),
		fixes,
		after: afterFirstFix(first),
		severities: severitiesIn(cases, code),
	};
}

function severitiesIn(cases: readonly FixtureCase[], code: string): string[] {
	const found = new Set(
		cases.flatMap(({ files }) => findingsIn(files).flatMap((one) => (one.code === code ? [one.severity] : []))),
	);
	return ['error', 'warning', 'info', 'hint'].filter((severity) => found.has(severity as RuleFinding['severity']));
}

function afterFirstFix({ sections }: FixtureCase): string | undefined {
	const changed = sections.filter(({ name, fix }) => fix === 1 && !name.startsWith('command '));
	return changed.length > 0
		? changed.map((section) => printSection({ ...section, fix: undefined })).join('\n')
		: undefined;
}
