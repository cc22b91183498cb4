import * as z from 'zod/mini';
import { type Message, say, type Template } from '../base/message.ts';
import { readJson } from './json-text.ts';
import type { PlanProblem } from './plan.ts';
import { type Target, targetSchema } from './target-layout.ts';
import { needOf } from './target-patterns.ts';

/** A target, or what is wrong with its text. */
export type ReadTarget =
	| { readonly target: Target; readonly problems: readonly [] }
	| { readonly target: undefined; readonly problems: readonly PlanProblem[] };

/** Reads the text of a `*.migration.json`. */
export function readTarget(text: string): ReadTarget {
	const json = readJson(text);
	if (!json.ok) {
		const { message: what, line, column } = json;
		const message = say(
			{ en: 'Line {line}, column {column}: {what}.', zh: '第 {line} 行第 {column} 列：{what}。' },
			{ line, column, what },
		);
		return { target: undefined, problems: [{ message, place: `${line}:${column}` }] };
	}
	const result = z.safeParse(targetSchema, json.value);
	if (result.success) return { target: result.data, problems: [] };
	return { target: undefined, problems: result.error.issues.flatMap((issue) => issueProblems(issue, json.value)) };
}

type Issue = z.core.$ZodIssue;

function issueProblems(issue: Issue, root: unknown): PlanProblem[] {
	const path = issue.path.map(String);
	if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => unknownField([...path, key]));
	const value = issue.path.reduce<unknown>(fieldOf, root);
	const shown = issue.code === 'invalid_key' ? (path.at(-1) ?? '') : value;
	if (shown === undefined) return [missing(path, needFor(issue))];
	const unfit = problem(
		path,
		{ en: '{field}: {value} does not fit; {need}.', zh: '{field}：{value} 不符合要求；{need}。' },
		{ value: shortened(shown), need: needFor(issue) },
	);
	return [issue.code === 'invalid_key' ? { ...unfit, isName: true } : unfit];
}

function unknownField(path: readonly string[]): PlanProblem {
	const text = {
		en: '{field}: there is no such field; remove it or correct its name.',
		zh: '{field}：没有这个字段，请删除或改正名称。',
	};
	return { ...problem(path, text), isName: true };
}

function missing(path: readonly string[], need: Message): PlanProblem {
	return problem(path, { en: '{field} is missing; {need}.', zh: '缺少 {field}；{need}。' }, { need });
}

function problem(path: readonly string[], template: Template, values: Message['values'] = {}): PlanProblem {
	const place = path.join('.');
	const field: string | Message = place === '' ? say({ en: 'The file', zh: '文件' }) : place;
	return { message: say(template, { field, ...values }), place: place === '' ? undefined : place };
}

function needFor(issue: Issue): Message {
	switch (issue.code) {
		case 'invalid_type':
			return say(types[issue.expected] ?? { en: `write ${issue.expected}`, zh: `请填写 ${issue.expected}` });
		case 'invalid_value':
			return oneOf(issue.values.map((value) => JSON.stringify(value)).join(', '));
		case 'invalid_format':
			return say(needOf(('pattern' in issue && issue.pattern) || '') ?? OTHER);
		case 'invalid_key':
			return issue.issues[0] ? needFor(issue.issues[0]) : say(OTHER);
		case 'too_small':
			return say({ en: 'write at least {limit}', zh: '不得小于 {limit}' }, { limit: String(issue.minimum) });
		case 'too_big':
			return say({ en: 'write at most {limit}', zh: '不得大于 {limit}' }, { limit: String(issue.maximum) });
		default:
			return say(OTHER);
	}
}

const OTHER: Template = { en: 'see the description of the field', zh: '请参阅该字段的说明' };

const types: Readonly<Record<string, Template>> = {
	string: { en: 'write text in double quotes', zh: '请填写带双引号的文本' },
	number: { en: 'write a number', zh: '请填写数字' },
	int: { en: 'write a whole number', zh: '请填写整数' },
	boolean: { en: 'write true or false', zh: '请填写 true 或 false' },
	object: { en: 'write an object { … }', zh: '请填写对象 { … }' },
	record: { en: 'write an object { … }', zh: '请填写对象 { … }' },
	array: { en: 'write a list [ … ]', zh: '请填写列表 [ … ]' },
};

function oneOf(values: string): Message {
	return say({ en: 'write one of {values}', zh: '可选值为 {values}' }, { values });
}

function fieldOf(value: unknown, key: PropertyKey): unknown {
	// The schema walked the same path, so there are only objects and arrays on it.
	return typeof value === 'object' && value !== null && Object.hasOwn(value, key)
		? (value as Record<PropertyKey, unknown>)[key]
		: undefined;
}

const LONGEST = 80;

function shortened(value: unknown): string {
	const text = JSON.stringify(value) ?? String(value);
	return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}
