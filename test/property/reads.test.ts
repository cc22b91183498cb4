import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { render } from '../../server/src/base/message.ts';
import { splitLines } from '../../server/src/syntax/lines.ts';
import type { Snapshot, Workspace } from '../../server/src/workspace/workspace.ts';
import { parseFixture } from '../support/fixture.ts';
import { workspaceFor } from '../support/fixture-findings.ts';

// What a rule says it reads decides when it is asked again. Every rule has files in which it finds something, and files
// in which it just does not; here every line of them is edited, and whoever sees the edit has to find what somebody
// finds who sees the result only.

const fixtures = path.resolve(import.meta.dirname, '../fixtures/rules');

/** How many of the edits of each line are tried in a run: others for every line; EDITS=all tries all of them. */
const isAll = process.env['EDITS'] === 'all';

type Edit = (line: string, eol: string) => string;

/** What becomes of a line. */
const edits: Readonly<Record<string, Edit>> = {
	'goes away': () => '',
	'stands twice': (line, eol) => line + (eol || '\n') + line + eol,
	'has a word above it': (line, eol) => `broken\n${line}${eol}`,
	'has a blank line below it': (line, eol) => `${line}${eol || '\n'}\n`,
	'has dots above it': (line, eol) => `...\n${line}${eol}`,
	'is longer': (line, eol) => `${line}1${eol}`,
	'is a comment': (line, eol) => `# ${line}${eol}`,
	'has no value': (line, eol) => line.replace(/=.*/, '=') + eol,
	'has no equals sign': (line, eol) => line.replace('=', ' ') + eol,
	'has another name': (line, eol) => line.replace(/^\w/, 'x') + eol,
	'has a foreign letter': (line, eol) => line.replace(/\w(?=\W*$)/, '名') + eol,
	'ends in CRLF': (line) => `${line}\r\n`,
};

describe('after every edit of a line, rules find what they find in the edited files', () => {
	const all = readdirSync(fixtures, { recursive: true, encoding: 'utf8' }).filter((name) => name.includes('.'));
	for (const name of all.sort()) {
		test(name, { timeout: 600_000 }, () => {
			const cases = parseFixture(readFileSync(path.join(fixtures, name), 'utf8'));
			for (const { title, files } of cases) tryEdits(`${name}: ${title}`, workspaceFor(files));
		});
	}
});

function tryEdits(title: string, workspace: Workspace): void {
	const { texts } = workspace.snapshot();
	let count = title.length;
	for (const [file, text] of texts) {
		const lines = splitLines(text);
		for (const at of lines.keys()) {
			const names = Object.keys(edits);
			const chosen = isAll ? names : [names[count++ % names.length] ?? ''];
			for (const how of chosen) {
				findingsIn(workspace.snapshot());
				const edited = lines
					.map(({ text: line, eol }, one) => (one === at ? edits[how]?.(line, eol) : line + eol))
					.join('');
				compare(`${title}: ${file}:${at + 1} ${how}`, workspace, file, edited);
				compare(`${title}: ${file}:${at + 1} ${how}, and back`, workspace, file, text);
			}
		}
	}
}

function compare(what: string, workspace: Workspace, file: string, text: string): void {
	workspace.setText(file, text);
	const fresh = workspace.fork();
	fresh.setSettings({ ...workspace.snapshot().settings }); // whoever has new settings judges everything anew
	expect(findingsIn(workspace.snapshot()), what).toEqual(findingsIn(fresh.snapshot()));
}

function findingsIn(snapshot: Snapshot): string[] {
	return [...snapshot.files.keys()].flatMap((file) =>
		snapshot.findings(file).map(({ code, severity, at, message, related = [] }) => {
			const places = related.map((place) => `${JSON.stringify(place.at)} ${render(place.message, 'en')}`);
			return `${code} ${severity} ${JSON.stringify(at)} ${render(message, 'en')} ${places.join()}`;
		}),
	);
}
