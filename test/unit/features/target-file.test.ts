import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { allAtOnce } from '../../../server/src/base/pieces.ts';
import { findingsIn } from '../../../server/src/features/target-file/check.ts';
import { completeTarget } from '../../../server/src/features/target-file/complete.ts';
import { targetDefinitions } from '../../../server/src/features/target-file/definition.ts';
import { targetHover } from '../../../server/src/features/target-file/hover.ts';
import { offsetAt, positionAt, readTargetText } from '../../../server/src/features/target-file/target-text.ts';
import { readJson } from '../../../server/src/plan/json-text.ts';
import { readTree } from '../../support/corpus.ts';
import { workspaceOf } from '../../support/workspace.ts';

const examples = path.resolve(import.meta.dirname, '../../../examples');
const [folder, name] = ['three-servers', 'more-nodes.migration.json'];
const snapshot = workspaceOf(
	[...readTree(path.join(examples, folder))].map(([file, text]) => [`file:///w/${file}`, text] as const),
).snapshot();
const file = `file:///w/${name}`;
const target = readFileSync(path.join(examples, folder, name), 'utf8');
/** Every text in quotes, with its place. */
const strings = [...target.matchAll(/"[^"]*"/g)].map(({ 0: { length }, index }) => ({
	start: index,
	end: index + length,
}));

/** The texts that come of taking each proposal at an offset. */
function taken(text: string, offset: number, hasSchema: boolean): string[] {
	const written = readTargetText(text);
	const client = { hasSchema, hasSnippets: false };
	const { proposals } = completeTarget(snapshot, file, text, positionAt(written, offset), client);
	return proposals.map(
		({ range, text: newText }) =>
			text.slice(0, offsetAt(written, range.start)) + newText + text.slice(offsetAt(written, range.end)),
	);
}

const broken = (texts: readonly string[]) => texts.filter((text) => !readJson(text).ok && !isTwice(text));
/** A name may come to stand twice where the proposal repeats a field of the schema that a later line has. */
const isTwice = (text: string) => {
	const read = readJson(text);
	return !read.ok && read.message.template.en.includes('twice');
};

describe('a proposal that is taken leaves JSON', () => {
	test.each([true, false])('in place of each text in quotes, inside of quotes (schema known: %s)', (hasSchema) => {
		const texts = strings.flatMap(({ start, end }) =>
			taken(`${target.slice(0, start)}""${target.slice(end)}`, start + 1, hasSchema),
		);
		expect(texts.length).toBeGreaterThan(hasSchema ? 50 : 200);
		expect(broken(texts)).toEqual([]);
	});

	test.each([true, false])('in place of each text in quotes, without quotes (schema known: %s)', (hasSchema) => {
		const texts = strings.flatMap(({ start, end }) =>
			taken(target.slice(0, start) + target.slice(end), start, hasSchema),
		);
		expect(texts.length).toBeGreaterThan(hasSchema ? 50 : 200);
		expect(broken(texts)).toEqual([]);
	});

	test('before each property', () => {
		const keys = strings.filter(({ end }) => target[end] === ':');
		const texts = keys.flatMap(({ start }) => taken(`${target.slice(0, start)} ${target.slice(start)}`, start, false));
		expect(texts.length).toBeGreaterThan(50);
		expect(broken(texts).filter((text) => !/: +,/.test(text))).toEqual([]); // a number is left to be filled in
	});
});

describe('a text that is half written', () => {
	const shown = (text: string, offset: number) => {
		const position = positionAt(readTargetText(text), offset);
		completeTarget(snapshot, file, text, position, { hasSchema: false, hasSnippets: true });
		targetHover(snapshot, file, text, position, 'en');
		targetDefinitions(snapshot, file, text, position);
		return allAtOnce(findingsIn(snapshot, { file, text, depth: 'plan' }));
	};

	test('has an answer to every question, and one thing that is wrong, wherever it breaks off', () => {
		const whole = target.trimEnd();
		for (let length = 0; length < whole.length; length += 3) {
			const found = shown(whole.slice(0, length), length);
			expect(found.map(({ severity }) => severity)).toEqual(['error']);
		}
	});

	test('has an answer to every question, wherever a sign is missing', () => {
		for (let at = 0; at < target.length; at += 23) {
			for (const { range } of shown(target.slice(0, at) + target.slice(at + 1), at)) {
				expect(range.start.line).toBeLessThanOrEqual(range.end.line);
			}
		}
	});
});

test('places go to offsets and back, whatever ends the lines', () => {
	const written = readTargetText('{\r\n"a": 1,\r"b":\n2}');
	for (let offset = 0; offset <= written.text.length; offset++) {
		const isInLineEnd = written.text.slice(offset - 1, offset + 1) === '\r\n';
		if (!isInLineEnd) expect(offsetAt(written, positionAt(written, offset))).toBe(offset);
	}
	expect(offsetAt(written, { line: 0, character: 99 })).toBe(1);
	expect(offsetAt(written, { line: 99, character: 0 })).toBe(written.text.length);
});
