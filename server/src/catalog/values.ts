import { editDistance } from '../base/edit-distance.ts';
import type { Template } from '../base/message.ts';
import { checkNumber } from './number-values.ts';
import type { Parameter, ParameterType } from './parameter.ts';

/** What is wrong with a value. */
export interface ValueProblem {
	readonly kind: 'type' | 'range' | 'enum';
	/** What the value should be, as in "must be …", for example `an integer`. */
	readonly expected: Template;
	/** The allowed range in signs, for example `1–64` or `(0, 1]`. */
	readonly range?: string;
	/** The allowed words of an enumeration. */
	readonly allowed?: readonly string[];
	/** The value that was probably meant, or the nearest one that is allowed. */
	readonly suggestion?: string;
	/** Absent where the rule's own severity fits. */
	readonly severity?: 'error' | 'warning' | 'info' | 'hint';
}

/**
 * Compares a value with the type, the range and the enumeration of its parameter.
 * Sites, Raft groups, paths, addresses and free text have rules of their own and always pass.
 */
export function checkValue(parameter: Parameter, text: string): ValueProblem | undefined {
	const value = checkedPart(text);
	if (value === '' || isTemplate(value) || parameter.checks?.alsoAccepted?.includes(value)) return undefined;
	const shape = shapes[parameter.type];
	return shape === 'any' ? undefined : shape(parameter, value);
}

/** The part of a value that is compared: without blanks at both ends and without an explanation behind it. */
export function checkedPart(text: string): string {
	return text.replace(/\s(?:\/\/|#).*$/, '').trim();
}

/** A value that some tool fills in before the server reads it: `${port}`, `{{ memory }}`. */
function isTemplate(value: string): boolean {
	return /\$\{|\{\{|\$\(|<%/.test(value);
}

type Check = (parameter: Parameter, value: string) => ValueProblem | undefined;

const shapes: Readonly<Record<ParameterType, Check | 'any'>> = {
	integer: checkNumber,
	float: checkNumber,
	memoryGB: checkNumber,
	memoryMB: checkNumber,
	memoryKB: checkNumber,
	port: checkNumber,
	boolean: checkBoolean,
	enum: checkEnum,
	hostPort: items(/^(?:\[[^\]\s]+\]|[^\s:,]+):\d{1,5}(?::[^\s:,]+)?$/, { en: 'host:port', zh: 'host:port' }),
	dbUrl: items(/^dfs:\/\/./, { en: 'a database such as dfs://name', zh: 'dfs://名称 形式的数据库' }),
	dbUrlList: items(/^dfs:\/\/./, {
		en: 'databases such as dfs://name, separated by commas',
		zh: '以逗号分隔的 dfs://名称 形式的数据库',
	}),
	coldVolumeList: items(/^(?:file:\/|s3:\/\/)/, {
		en: 'locations that start with file:/ or s3://, separated by commas',
		zh: '以逗号分隔、以 file:/ 或 s3:// 开头的位置',
	}),
	cpuList: items(/^\d+(?:\s*-\s*\d+)?$/, {
		en: 'core numbers such as 0,1,4-7',
		zh: 'CPU 核编号，例如 0,1,4-7',
	}),
	string: 'any',
	stringList: 'any',
	path: 'any',
	pathList: 'any',
	site: 'any',
	siteList: 'any',
	hostName: 'any',
	url: 'any',
	alias: 'any',
	aliasList: 'any',
	raftGroups: 'any',
	raftAliases: 'any',
	raftLearners: 'any',
	functionView: 'any',
	functionViewList: 'any',
	moduleList: 'any',
};

/** A check that every item between commas has a shape. */
function items(shape: RegExp, expected: Template): Check {
	return (_parameter, value) =>
		value.split(',').every((item) => shape.test(item.trim())) ? undefined : { kind: 'type', expected };
}

/** Longer values are no slip of the pen. */
const LONGEST_WORD = 40;

const YES = ['yes', 'y', 'on', 't', 'enable', 'enabled'];
const NO = ['no', 'n', 'off', 'f', 'disable', 'disabled'];

function checkBoolean(_parameter: Parameter, value: string): ValueProblem | undefined {
	if (['true', 'false', '1', '0'].includes(value)) return undefined;
	const word = unquoted(value).toLowerCase();
	const suggestion = booleanMeant(word);
	return {
		kind: 'type',
		expected: { en: 'true, false, 1 or 0', zh: 'true、false、1 或 0' },
		...(suggestion && { suggestion }),
		// Other capitals are not documented, and the web interface takes them for false.
		...(word === value.toLowerCase() && (word === 'true' || word === 'false') && { severity: 'warning' }),
	};
}

function booleanMeant(word: string): string | undefined {
	if (['true', 'false', '1', '0'].includes(word)) return word;
	if (YES.includes(word)) return 'true';
	if (NO.includes(word)) return 'false';
	return ['true', 'false'].find((meant) => editDistance(word, meant, 2) !== undefined);
}

function checkEnum(parameter: Parameter, value: string): ValueProblem | undefined {
	const allowed = (parameter.enum ?? []).map((word) => word.value);
	if (allowed.includes(value)) return undefined;
	const sameWord = allowed.find((word) => word.toLowerCase() === value.toLowerCase());
	const suggestion = sameWord ?? nearestWord(unquoted(value), allowed);
	return {
		kind: 'enum',
		expected: oneOf(allowed),
		allowed,
		...(suggestion !== undefined && { suggestion }),
		...(sameWord && !parameter.checks?.caseSensitive && { severity: 'hint' }),
	};
}

function oneOf(words: readonly string[]): Template {
	const [only = ''] = words;
	if (words.length < 2) return { en: only, zh: only };
	return { en: `one of ${words.join(', ')}`, zh: `${words.join('、')} 之一` };
}

/** The nearest word, unless it shares next to nothing with the value. */
function nearestWord(value: string, allowed: readonly string[]): string | undefined {
	if (value.length > LONGEST_WORD) return undefined;
	const text = value.toLowerCase();
	const begun = allowed.find((word) => text.length > 1 && word.toLowerCase().startsWith(text));
	if (begun) return begun;
	const near = allowed.flatMap((word) => {
		const limit = Math.floor(Math.max(text.length, word.length) * 0.7);
		const distance = editDistance(text, word.toLowerCase(), limit);
		return distance === undefined ? [] : [{ word, distance }];
	});
	return near.sort((a, b) => a.distance - b.distance)[0]?.word;
}

function unquoted(value: string): string {
	return value.replace(/^(["'])(.*)\1$/, '$2').trim();
}
