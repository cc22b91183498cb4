import { chooseScript } from '../doctor/choose-script.ts';
import { showScriptChanges } from '../doctor/script-changes.ts';
import type { Services } from './register.ts';

/**
 * Examines a script or a text with shell lines on copies of the files of the workspace: findings in the document, and a
 * comparison for every file that it would change. Runs and writes nothing.
 */
export async function examineScript(services: Services, argument: unknown): Promise<unknown> {
	const script = await chooseScript(argument);
	if (!script) return undefined;
	const result = await services.scriptFindings.examine(script);
	const shown = await showScriptChanges(services, script, result);
	return { uri: script.uri.toString(), findings: result.findings.length, changes: result.changes.length, shown };
}
