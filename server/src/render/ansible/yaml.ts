/** A value of a YAML file. Texts are data and are never taken for templates; what Ansible has to fill in is a `Template`. */
export type Yaml =
	| string
	| number
	| boolean
	| Template
	| readonly Yaml[]
	| { readonly [key: string]: Yaml | undefined };

/** An expression in the language of Ansible. Only texts of our own become templates, never values of a plan. */
export class Template {
	readonly text: string;

	constructor(text: string) {
		this.text = text;
	}
}

/**
 * A document in the part of YAML that all versions of the language read alike: blocks, and texts in double quotes
 * wherever they are more than plain words. A text with a brace is marked `!unsafe`, so that no template begins in it,
 * and none in what it is joined to.
 */
export function yamlText(value: Yaml): string {
	const lines = ['---'];
	addLines(value, '', '', lines);
	return `${lines.join('\n')}\n`;
}

type Scalar = string | number | boolean | Template;

/** Adds the lines of a value: `first` stands before the first one, `rest` before the others. */
function addLines(value: Yaml, first: string, rest: string, lines: string[]): void {
	if (!isBlock(value)) lines.push(first + short(value));
	else if (Array.isArray(value)) addItems(value, first, rest, lines);
	else addFields(value as Fields, first, rest, lines);
}

type Fields = { readonly [key: string]: Yaml | undefined };

function addItems(items: readonly Yaml[], first: string, rest: string, lines: string[]): void {
	items.forEach((item, at) => {
		addLines(item, `${at === 0 ? first : rest}- `, `${rest}  `, lines);
	});
}

function addFields(fields: Fields, first: string, rest: string, lines: string[]): void {
	let before = first;
	for (const key of Object.keys(fields)) {
		const item = fields[key];
		if (item === undefined) continue;
		if (isBlock(item)) {
			lines.push(`${before}${quoted(key)}:`);
			addLines(item, `${rest}  `, `${rest}  `, lines);
		} else lines.push(`${before}${quoted(key)}: ${short(item)}`);
		before = rest;
	}
}

/** A value that takes one line. */
function short(value: Yaml): string {
	if (Array.isArray(value)) return '[]';
	return typeof value === 'object' && !(value instanceof Template) ? '{}' : scalar(value as Scalar); // lists were told apart
}

function isBlock(value: Yaml): boolean {
	if (typeof value !== 'object' || value instanceof Template) return false;
	if (Array.isArray(value)) return value.length > 0;
	for (const key in value) if ((value as Fields)[key] !== undefined) return true;
	return false;
}

function scalar(value: Scalar): string {
	if (value instanceof Template) return doubleQuoted(value.text);
	if (typeof value !== 'string') return String(value);
	return value.includes('{') ? `!unsafe ${doubleQuoted(value)}` : quoted(value);
}

function quoted(text: string): string {
	return PLAIN.test(text) && !WORDS.test(text) ? text : doubleQuoted(text);
}

/** Texts that stand without quotes: they begin with a letter, a slash or an underscore and hold nothing with a meaning. */
const PLAIN = /^[A-Za-z/_][\w@%+,./=-]*(?: [\w@%+,./=(-][\w@%+,./=()-]*)*$/;
/** Words that some version of YAML reads as something else. */
const WORDS = /^(?:y|yes|n|no|true|false|on|off|null|nan|inf)$/i;

/** Letters are shown as they are where every reader accepts them; the rest is spelled. */
function doubleQuoted(text: string): string {
	if (ASCII.test(text)) return `"${SHOWN.test(text) ? text : text.replaceAll(/["\\]/g, '\\$&')}"`;
	return `"${text.replaceAll(HIDDEN, (letter) => NAMED[letter] ?? spelled(letter))}"`;
}

const NAMED: Readonly<Record<string, string>> = { '"': '\\"', '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' };
/** Most texts have nothing to spell; finding that out is faster than looking for it. */
const SHOWN = /^[ !#-[\]-~]*$/;
const ASCII = /^[ -~]*$/;
const HIDDEN = /["\\]|[^ -~\u00a1-\u02ff\u0370-\u060b\u3001-\u303f\u3040-\ud7ff\uff01-\uffef]/gu;

function spelled(letter: string): string {
	const code = letter.codePointAt(0) ?? 0;
	const whole = code >= 0xd800 && code <= 0xdfff ? 0xfffd : code; // half a letter cannot be written to a file
	return whole > 0xffff ? `\\U${whole.toString(16).padStart(8, '0')}` : `\\u${whole.toString(16).padStart(4, '0')}`;
}
