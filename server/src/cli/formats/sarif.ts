import { type Locale, render } from '../../base/message.ts';
import type { FileId, Range } from '../../base/span.ts';
import type { Diagnostic } from '../../features/diagnostics.ts';
import { rules } from '../../rules/registry.generated.ts';
import { version } from '../version.ts';
import { fingerprints } from './identities.ts';
import { regionOf } from './region.ts';
import type { Report } from './report.ts';
import { LEVELS, sarifRules, sarifTranslation } from './sarif-rules.ts';

const AT = new Map(rules.map(({ code }, index) => [code, index]));

/** The report as SARIF 2.1.0, with what is known of each rule in both languages. */
export function sarifReport(report: Report, locale: Locale): string {
	const marks = fingerprints(report.findings, report);
	const driver = {
		name: 'dolphindb-cluster',
		version: version(),
		language: locale === 'zh' ? 'zh-CN' : 'en-US',
		rules: sarifRules(locale),
	};
	const run = {
		tool: { driver },
		translations: [sarifTranslation(locale === 'zh' ? 'en' : 'zh')],
		columnKind: 'utf16CodeUnits',
		invocations: [invocation(report, locale)],
		results: report.findings.map((finding, at) => result(finding, marks[at] ?? '', report)),
	};
	return JSON.stringify({ $schema: SCHEMA, version: '2.1.0', runs: [run] }, undefined, 2);
}

const SCHEMA = 'https://json.schemastore.org/sarif-2.1.0.json';

/** What could not be read is no finding, but whoever reads the report has to know that it is not whole. */
function invocation({ problems }: Report, locale: Locale) {
	const toolExecutionNotifications = problems.map((problem) => ({
		level: 'error',
		message: { text: render(problem, locale) },
	}));
	return { executionSuccessful: problems.length === 0, toolExecutionNotifications };
}

function result(finding: Diagnostic, mark: string, report: Report) {
	const { file, range, severity, code, message, related, fixable } = finding;
	const index = AT.get(code);
	return {
		ruleId: code,
		...(index !== undefined && { ruleIndex: index }),
		level: LEVELS[severity],
		message: { text: message },
		locations: [{ physicalLocation: physicalLocation(file, range, report) }],
		...(related.length > 0 && {
			relatedLocations: related.map((place, id) => ({
				id,
				physicalLocation: physicalLocation(place.file, place.range, report),
				message: { text: place.message },
			})),
		}),
		partialFingerprints: { 'dolphindbCluster/v1': mark },
		properties: { severity, fixable },
	};
}

function physicalLocation(file: FileId, range: Range, report: Report) {
	return { artifactLocation: { uri: uriOf(report.show(file)) }, region: regionOf(file, range, report) };
}

/** A half of a letter, which names of files may have on Windows, and URIs may not. */
const HALF = /\p{Surrogate}/gu;

/** A path as a relative reference, in which a blank or a colon stands for itself nowhere. */
function uriOf(shown: string): string {
	return shown.replaceAll(HALF, '\ufffd').split('/').map(encodeURIComponent).join('/');
}
