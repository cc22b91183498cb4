import { readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { FileId, Range } from '../../server/src/base/span.ts';
import type { Snapshot, Workspace } from '../../server/src/workspace/workspace.ts';
import { type FixtureCase, parseFixture, printCase, type Section } from './fixture.ts';
import { ROOT, workspaceFor } from './fixture-findings.ts';

/** What a feature is asked about: a state of the workspace, a file, and the place or selection the fixture marks. */
export interface Question {
	readonly workspace: Workspace;
	readonly snapshot: Snapshot;
	readonly file: FileId;
	/** The place of the mark; two marks make a selection, none means the beginning of the first file. */
	readonly range: Range;
	/** The words behind the title, for features that take more than a place: `=== Title (to: ctl-a) ===`. */
	readonly words: Readonly<Record<string, string>>;
}

/** Shows what a feature answers, as lines of text that a reader can check by eye. Names files as the fixture does. */
export type Show = (question: Question) => readonly string[];

/** Marks a place in the text of a fixture. */
const MARK = '‸';

/** The section that holds what the feature answers. */
const RESULT = 'result';

/**
 * Runs every case of a fixture of a feature: files with `‸` at the place that is asked about, and a section `result`
 * with the answer. With `UPDATE=1` it rewrites the results instead; review the diff.
 */
export function checkFeature(path: string, show: Show): void {
	const text = readFileSync(path, 'utf8');
	const cases = parseFixture(text);
	if (process.env['UPDATE'] === '1') {
		const head = text.slice(0, text.indexOf('==='));
		writeFileSync(path, `${head}${cases.map((one) => updated(one, show)).join('\n')}\n`);
	}
	for (const one of process.env['UPDATE'] === '1' ? parseFixture(readFileSync(path, 'utf8')) : cases) {
		test(one.title, () => expect(show(questionOf(one))).toEqual(resultOf(one)));
	}
}

/** The name of a file as the fixture has it. */
export function fixtureName(file: FileId): string {
	return file.startsWith(ROOT) ? file.slice(ROOT.length) : file;
}

function resultOf({ sections }: FixtureCase): readonly string[] {
	return sections.find(({ name }) => name === RESULT)?.lines ?? ['(the fixture has no section result)'];
}

function updated(one: FixtureCase, show: Show): string {
	const files = one.sections.filter(({ name }) => name !== RESULT);
	const result: Section = { name: RESULT, options: [], fix: undefined, lines: [...show(questionOf(one))] };
	return printCase(one.title, [...files, result]);
}

function questionOf({ title, files }: FixtureCase): Question {
	const marked = [...files].filter(([name]) => name !== RESULT);
	const [asked, text] = marked.find(([, content]) => content.includes(MARK)) ?? marked[0] ?? ['', ''];
	const [start, end = start] = placesOf(text);
	const plain = new Map(marked.map(([name, content]) => [name, content.replaceAll(MARK, '')]));
	const workspace = workspaceFor(plain);
	return {
		workspace,
		snapshot: workspace.snapshot(),
		file: ROOT + asked,
		range: { start, end },
		words: wordsOf(title),
	};
}

function placesOf(text: string): [Range['start'], Range['start']?] {
	const places: Range['start'][] = [];
	for (const [line, content] of text.split(/\r\n|\n|\r/).entries()) {
		const marks = content.split(MARK).slice(0, -1);
		let character = 0;
		for (const before of marks) {
			character += before.length;
			places.push({ line, character });
		}
	}
	const [first = { line: 0, character: 0 }, second] = places;
	return second ? [first, second] : [first];
}

function wordsOf(title: string): Record<string, string> {
	const [, inside = ''] = /\(([^()]*:[^()]*)\)$/.exec(title) ?? [];
	const pairs = inside.split(';').flatMap((part) => {
		const [, name, value] = /^\s*(\w+):\s*(.*?)\s*$/.exec(part) ?? [];
		return name && value !== undefined ? [[name, value] as const] : [];
	});
	return Object.fromEntries(pairs);
}
