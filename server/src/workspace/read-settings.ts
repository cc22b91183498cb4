import * as z from 'zod/mini';
import { type Message, say } from '../base/message.ts';
import { defaultSettings, type Settings, settingsSchema } from './settings.ts';

/** A setting, or one entry of it, that was not taken over, and why. */
export interface SettingProblem {
	/** The path of keys, joined by dots. */
	readonly key: string;
	readonly reason: Message;
}

/** Settings as they are given in one place, without defaults. */
export type GivenSettings = Partial<Settings>;

/** What was taken over from some input, and what was not. */
export interface SettingsRead {
	readonly given: GivenSettings;
	readonly problems: readonly SettingProblem[];
}

/** Keys that are for editors: the schema of the file, and how much the client of VS Code logs. */
const NOT_OURS = new Set(['$schema', 'trace']);

/** Reads settings leniently: a bad value falls back alone, and of a list or a map only the bad entry is left out. */
export function readSettings(input: unknown, codes: Iterable<string> = []): SettingsRead {
	const problems: SettingProblem[] = [];
	const given: Record<string, unknown> = {};
	if (input !== undefined && input !== null && !isMap(input)) {
		return { given, problems: [{ key: '', reason: say({ en: 'must be an object', zh: '必须是对象' }) }] };
	}
	for (const [key, value] of Object.entries(input ?? {})) {
		const schema = (settingsSchema.shape as Record<string, z.ZodMiniType>)[key];
		if (NOT_OURS.has(key) || value === undefined || value === null) continue;
		if (!schema) problems.push({ key, reason: unknownSetting() });
		const read = schema && readValue(key, schema, value, problems);
		if (read !== undefined) given[key] = read;
	}
	const taken = given as GivenSettings; // every value has passed the schema of its key
	return { given: taken, problems: [...problems, ...unknownCodes(taken, codes)] };
}

/** Settings of several places as one; later places win. Maps and lists are joined. */
export function joinSettings(...places: readonly GivenSettings[]): Settings {
	const joined: Record<string, unknown> = { ...defaultSettings };
	for (const [key, value] of places.flatMap((place) => Object.entries(place))) {
		const fallback = defaultSettings[key as keyof Settings];
		if (isMap(fallback)) joined[key] = { ...(joined[key] as object), ...entriesUnlike(fallback, value as object) };
		else if (Array.isArray(fallback)) joined[key] = [...(joined[key] as unknown[]), ...(value as unknown[])];
		// An editor tells its defaults as if they were set; they must not hide what a file sets.
		else if (value !== fallback) joined[key] = value;
	}
	return joined as Settings; // starts complete, and only valid values are put in
}

/** The entries of a map that its default does not have anyway. */
function entriesUnlike(fallback: Record<string, unknown>, value: object): object {
	return Object.fromEntries(Object.entries(value).filter(([key, entry]) => entry !== fallback[key]));
}

function readValue(key: string, schema: z.ZodMiniType, value: unknown, problems: SettingProblem[]): unknown {
	const result = z.safeParse(schema, value);
	if (result.success) return result.data;
	for (const issue of result.error.issues) {
		problems.push({ key: [key, ...issue.path].join('.'), reason: reasonOf(issue, value) });
	}
	const bad = new Set(result.error.issues.map(({ path }) => String(path[0] ?? '')));
	if (bad.has('')) return undefined; // the value as a whole is bad
	const again = z.safeParse(schema, without(value, bad));
	return again.success ? again.data : undefined;
}

/** A list or map without some of its entries. */
function without(value: unknown, bad: ReadonlySet<string>): unknown {
	if (Array.isArray(value)) return value.filter((_, at) => !bad.has(String(at)));
	return isMap(value) ? Object.fromEntries(Object.entries(value).filter(([key]) => !bad.has(key))) : undefined;
}

/** What is wrong, with the value and what is allowed. */
function reasonOf(issue: z.core.$ZodIssue, value: unknown): Message {
	const found = issue.path.reduce<unknown>(
		(at, key) => (isMap(at) || Array.isArray(at) ? at[key as never] : at),
		value,
	);
	const shown = JSON.stringify(found)?.slice(0, 80) ?? say({ en: 'nothing', zh: '空' });
	const { code } = issue;
	if (code === 'unrecognized_keys') {
		return say({ en: 'unknown key {list}', zh: '未知的键 {list}' }, { list: issue.keys.join(', ') });
	}
	if (code === 'invalid_value') {
		const list = issue.values.map(String).join(', ');
		return say({ en: 'found {shown}; allowed are {list}', zh: '当前为 {shown}，可取 {list}' }, { shown, list });
	}
	if (code === 'invalid_type') {
		const { expected } = issue;
		return say(
			{ en: 'found {shown}; must be of type {expected}', zh: '当前为 {shown}，类型应为 {expected}' },
			{ shown, expected },
		);
	}
	if (code === 'invalid_format') {
		return say(
			{ en: 'found {shown}; must look like 2.00 or 3.00.1.4', zh: '当前为 {shown}，应形如 2.00 或 3.00.1.4' },
			{ shown },
		);
	}
	return say({ en: 'found {shown}; not allowed ({code})', zh: '当前为 {shown}，不允许（{code}）' }, { shown, code });
}

function unknownCodes(given: GivenSettings, codes: Iterable<string>): SettingProblem[] {
	const known = new Set([...codes].flatMap((code) => [code, code.split('-')[0] ?? '']));
	if (known.size === 0) return [];
	const named = [
		...Object.keys(given.severity ?? {}).map((code) => ({ key: 'severity', code })),
		...(given.disabledRules ?? []).map((code) => ({ key: 'disabledRules', code })),
		...Object.entries(given.suppress ?? {}).flatMap(([path, list]) =>
			list.map((code) => ({ key: `suppress.${path}`, code })),
		),
	];
	return named
		.filter(({ code }) => !known.has(code))
		.map(({ key, code }) => ({ key, reason: unknownCode(JSON.stringify(code)) }));
}

function unknownSetting(): Message {
	const list = Object.keys(defaultSettings).join(', ');
	return say({ en: 'unknown setting; there are {list}', zh: '没有该设置；可用的有 {list}' }, { list });
}

function unknownCode(code: string): Message {
	return say({ en: 'there is no rule or group of rules {code}', zh: '没有规则或规则组 {code}' }, { code });
}

function isMap(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
