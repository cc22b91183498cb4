import { type ParseError, parseTree } from 'jsonc-parser';
import { say } from '../../base/message.ts';
import { readJson } from '../../plan/json-text.ts';
import { readTarget } from '../../plan/read-target.ts';
import type { Question, TargetFinding } from './finding.ts';
import { propertyOf, rangeOfPlace } from './places.ts';
import { rangeIn, type TargetText } from './target-text.ts';

/**
 * Why a text is no target: that it is no JSON, or breaks the schema; nothing where it is one. A JSON server beside this
 * one says the same, so that this one is silent then; but such a server accepts texts without a value, comments where
 * the language has them, names that stand twice, and whatever a schema of the user's own accepts.
 */
export function textProblems(written: TargetText, { jsonServer }: Question): TargetFinding[] | undefined {
	const json = readJson(written.text);
	if (!json.ok) {
		if (jsonServer && written.root && isError(written.text, jsonServer)) return [];
		const { message: what } = json;
		const message = say({ en: 'The text cannot be read: {what}.', zh: '文本无法读取：{what}。' }, { what });
		return [{ severity: 'error', range: rangeOfSign(written, json), message }];
	}
	const { target, problems } = readTarget(written.text);
	if (target) return undefined;
	if (jsonServer && !propertyOf(written.root, '$schema')) return [];
	return problems.map(({ message, place, isName }) => ({
		severity: 'error',
		range: rangeOfPlace(written, place, isName),
		message,
	}));
}

/** Whether a JSON server says that a text is wrong. */
function isError(text: string, language: 'json' | 'jsonc'): boolean {
	const errors: ParseError[] = [];
	const isLenient = language === 'jsonc';
	parseTree(text, errors, { disallowComments: !isLenient, allowTrailingComma: isLenient });
	return errors.length > 0;
}

/** From the sign at which the text stops being JSON to the end of the word; before the end of the text, its last sign. */
function rangeOfSign(written: TargetText, { line, column }: { readonly line: number; readonly column: number }) {
	const start = (written.lines[line - 1] ?? 0) + column - 1;
	const [word = ''] = /^(?:[\w"-]+|[^\r\n])/.exec(written.text.slice(start)) ?? [];
	if (word !== '') return rangeIn(written, start, word.length);
	const last = written.text.slice(0, start).trimEnd().length;
	return rangeIn(written, Math.max(0, last - 1), Math.min(1, last));
}
