import type { Locale } from '../../server/src/base/message.ts';
import { render } from '../../server/src/base/message.ts';
import type { RuleFinding } from '../../server/src/rules/rule-finding.ts';
import { joinSettings, readSettings } from '../../server/src/workspace/read-settings.ts';
import type { Workspace } from '../../server/src/workspace/workspace.ts';
import type { Annotation } from './fixture.ts';
import { workspaceOf } from './workspace.ts';

/** The folder that the files of a fixture case lie in. */
export const ROOT = 'file:///w/';

/** A section of this name holds settings as JSON. */
const SETTINGS = 'settings';

/** All findings in the files of a case. */
export function findingsIn(files: ReadonlyMap<string, string>): RuleFinding[] {
	return allFindings(workspaceFor(files));
}

/** Everything that is found in a workspace, in the order of the files' names. */
export function allFindings(workspace: Workspace): RuleFinding[] {
	const snapshot = workspace.snapshot();
	return [...snapshot.files.keys()].sort().flatMap((id) => snapshot.findings(id));
}

/** A workspace with the files and settings of a case. Throws where the settings are not valid. */
export function workspaceFor(files: ReadonlyMap<string, string>): Workspace {
	const workspace = workspaceOf(
		[...files].filter(([name]) => name !== SETTINGS).map(([name, text]) => [ROOT + name, text] as const),
	);
	const { given, problems } = readSettings(JSON.parse(files.get(SETTINGS) ?? '{}'));
	if (problems.length > 0) throw new Error(`settings of the case: ${JSON.stringify(problems)}`);
	workspace.setSettings(joinSettings(given));
	return workspace;
}

/** A finding as a fixture writes it. */
export function annotate(finding: RuleFinding, locale: Locale = 'en'): Annotation {
	const { line, start, end } = finding.at.span;
	return {
		file: finding.at.file.slice(ROOT.length),
		line,
		start,
		end: Math.max(end, start + 1),
		severity: finding.severity,
		code: finding.code,
		message: render(finding.message, locale),
	};
}
