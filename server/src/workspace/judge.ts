import type { FileId } from '../base/span.ts';
import type { Cluster } from '../model/cluster.ts';
import type { ConfigFile } from '../model/files/config-file.ts';
import type { Rule } from '../rules/rule.ts';
import { clusterFindings, fileFindings, findingsAbout, type RuleFinding } from '../rules/run-rules.ts';
import { suppresses, suppressionsIn } from '../rules/suppressions.ts';
import { installationOf, matchesPath, severityOf } from './apply-settings.ts';
import type { Settings } from './settings.ts';

/** Says what is wrong in a file of a cluster, in order of place, without what comments and settings switch off. */
export type Judge = (file: ConfigFile, cluster: Cluster) => readonly RuleFinding[];

/** What a file was found to be, and from what; the same again as long as neither changes. */
interface Judged {
	readonly own: readonly RuleFinding[];
	readonly shared: readonly RuleFinding[] | undefined;
	readonly findings: readonly RuleFinding[];
}

/** Makes the judge for some settings. */
export function judgeOf(rules: readonly Rule[], settings: Settings): Judge {
	const installation = installationOf(settings);
	const known = new WeakMap<ConfigFile, Judged>();
	return (file, cluster) => {
		const own = fileFindings(rules, file, installation);
		const shared = clusterFindings(rules, cluster, installation).get(file.id);
		const last = known.get(file);
		if (last?.own === own && last.shared === shared) return last.findings;
		const findings = judge(file, [...own, ...(shared ?? [])]);
		known.set(file, { own, shared, findings });
		return findings;
	};

	function judge(file: ConfigFile, found: readonly RuleFinding[]): readonly RuleFinding[] {
		const about = findingsAbout(rules, file, found, offFor(settings, file.id));
		return unsuppressed(file, [...found, ...about])
			.filter(({ code }) => !isSuppressed(settings, file.id, code))
			.flatMap((finding) => {
				const severity = severityOf(settings, finding.code, finding.severity);
				return severity === 'off' ? [] : [{ ...finding, severity }];
			})
			.sort((a, b) => a.at.span.line - b.at.span.line || a.at.span.start - b.at.span.start);
	}
}

function unsuppressed(file: ConfigFile, findings: readonly RuleFinding[]): readonly RuleFinding[] {
	const off = suppressionsIn(file);
	if (off.length === 0) return findings;
	return findings.filter((finding) => !off.some((suppression) => suppresses(suppression, finding)));
}

/** What settings switch off for one file; a pattern is for many, and need not be of use in each. */
function offFor({ suppress }: Settings, file: FileId): readonly string[] {
	const own = Object.entries(suppress).filter(([path]) => !path.includes('*') && matchesPath(path, file));
	return own.flatMap(([, codes]) => codes);
}

function isSuppressed({ suppress }: Settings, file: FileId, code: string): boolean {
	return Object.entries(suppress).some(
		([path, codes]) => (codes.includes(code) || codes.includes(code.split('-')[0] ?? '')) && matchesPath(path, file),
	);
}
