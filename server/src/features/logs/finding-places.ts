import type { Location } from '../../base/span.ts';
import type { Occurrence } from '../../logs/log-scan.ts';
import { namedPlacesOn } from '../../model/named-places.ts';
import { severities } from '../../rules/rule.ts';
import type { RuleFinding } from '../../rules/rule-finding.ts';
import type { CausePlace, LogScene } from './explain-log.ts';
import { filesNamed } from './named-by-log.ts';

/** Findings of the rules that explain a failure, the gravest first: about the port or file that the log names, if it does. */
export function findingPlaces({ snapshot, clusters }: LogScene, { failure, values }: Occurrence): CausePlace[] {
	const isMeant = codeTest(failure.rules ?? []);
	const { port, path } = values;
	const ids = clusters.flatMap(({ files }) => files.map(({ id }) => id));
	const named = path === undefined ? [] : filesNamed(ids, path);
	const isOn = ({ file, span }: Location, port: string) => {
		const config = snapshot.files.get(file);
		return config !== undefined && namedPlacesOn(config, span.line).some((place) => place.port?.text === port);
	};
	function isAbout({ at, related = [] }: RuleFinding, port: string): boolean {
		return [at, ...related.map((one) => one.at)].some((place) => isOn(place, port));
	}
	const found = (named.length > 0 ? named : ids)
		.flatMap((id) => snapshot.findings(id))
		.filter((finding) => isMeant(finding.code) && (port === undefined || isAbout(finding, port)));
	const grave = ({ severity }: RuleFinding) => severities.indexOf(severity);
	return found.sort((a, b) => grave(a) - grave(b)).map((finding) => placeOf(snapshot, finding));
}

function placeOf(snapshot: LogScene['snapshot'], finding: RuleFinding): CausePlace {
	const { at, message, code, severity } = finding;
	const fixes = snapshot.fixes(finding);
	const fix = fixes.find(({ preferred }) => preferred) ?? fixes[0];
	return { at, message, finding: { code, severity, fix: fix?.title } };
}

/** Whether a code is one of those that a failure names; `agent-*` names all that begin so. */
function codeTest(rules: readonly string[]): (code: string) => boolean {
	const codes = new Set(rules);
	const beginnings = rules.filter((rule) => rule.endsWith('*')).map((rule) => rule.slice(0, -1));
	return (code) => codes.has(code) || beginnings.some((beginning) => code.startsWith(beginning));
}
