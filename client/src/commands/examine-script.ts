import type { TextDocument } from 'vscode';
import { chooseHost } from '../doctor/choose-host.ts';
import { chooseScript } from '../doctor/choose-script.ts';
import { showScriptChanges } from '../doctor/script-changes.ts';
import { fieldsOf } from './arguments.ts';
import type { Services } from './register.ts';

/**
 * Examines a script or a text with shell lines on copies of the files of the workspace: findings in the document, and a
 * comparison for every file that it would change. Runs and writes nothing. `argument` may name the document, and the host
 * that is to be taken where the script names none.
 */
export async function examineScript(services: Services, argument: unknown): Promise<unknown> {
	const script = await chooseScript(argument);
	if (!script) return undefined;
	const { host } = fieldsOf(argument);
	return examineOn(services, script, typeof host === 'string' ? host : undefined);
}

async function examineOn(services: Services, script: TextDocument, host: string | undefined): Promise<unknown> {
	const result = await services.scriptFindings.examine(script, host);
	const shown = await showScriptChanges(services, script, result);
	const { findings, changes, candidates } = result;
	void chooseHost(candidates).then((other) => other !== undefined && examineOn(services, script, other));
	return { uri: script.uri.toString(), findings: findings.length, changes: changes.length, candidates, shown };
}
