import * as vscode from 'vscode';
import type { ExamineScriptResult } from '../../../server/src/protocol/doctor.ts';
import type { Services } from '../commands/register.ts';
import { showMarkdown } from '../migration/plan-documents.ts';

/** What was shown of a script: its changes in one or several comparisons, or a summary because there are none. */
export type Shown = 'diff' | 'changes' | 'summary';

/** Shows what a script would do to each file on each host. Documents of the last examination of it follow. */
export async function showScriptChanges(
	{ documents }: Services,
	script: vscode.TextDocument,
	result: ExamineScriptResult,
): Promise<Shown> {
	const key = script.uri.toString();
	const texts: [uri: vscode.Uri, text: string][] = [];
	const add = (kind: string, path: string, text: string) => {
		const uri = documents.uri(`${kind} ${key}`, path);
		texts.push([uri, text]);
		return uri;
	};
	const known = result.changes.filter(({ status }) => status !== 'unknown');
	const diffs = known.map(({ host, path, before, after }) => ({
		title: vscode.l10n.t('{0}:{1} (now) ↔ (after)', host, path),
		before: add('script-now', inHost(host, path), before),
		after: add('script-after', inHost(host, path), after),
	}));
	const summary = add('script', 'SUMMARY.md', summaryText(result));
	documents.publish(`script ${key}`, texts);
	const [first, second] = diffs;
	if (!first) {
		await showMarkdown(summary, 'beside');
		return 'summary';
	}
	if (!second) {
		await vscode.commands.executeCommand('vscode.diff', first.before, first.after, first.title);
		return 'diff';
	}
	const resources = diffs.map(({ before, after }) => [after, before, after]);
	const title = vscode.l10n.t('Changes of {0}', script.uri.path.split('/').at(-1) ?? '');
	await vscode.commands.executeCommand('vscode.changes', title, resources);
	return 'changes';
}

function inHost(host: string, path: string): string {
	return path.startsWith('/') ? `${host}${path}` : `${host}/${path}`;
}

/** The findings as a list, for a script that changes nothing that could be compared. */
function summaryText({ summary, findings, changes }: ExamineScriptResult): string {
	const unknown = changes.filter(({ status }) => status === 'unknown');
	return [
		`# ${vscode.l10n.t('Examined Script')}`,
		'',
		summary,
		'',
		...findings.map(({ range, severity, message }) => `- ${range.start.line + 1}: **${severity}** ${escaped(message)}`),
		...(unknown.length > 0 ? ['', `${vscode.l10n.t('What stands in these files afterwards is not known:')}`, ''] : []),
		...unknown.map(({ host, path }) => `- ${escaped(`${host}:${path}`)}`),
		'',
	].join('\n');
}

/** Words of the script stand in messages, and must stay what they are. */
function escaped(text: string): string {
	return text.replaceAll('\n', ' ').replace(/[\\`*_{}[\]<>#|!~]/g, '\\$&');
}
