import { type Message, say } from '../base/message.ts';

/** What a JSON text says, or the first thing that is wrong with it. */
export type JsonText =
	| { readonly ok: true; readonly value: unknown }
	| { readonly ok: false; readonly message: Message; readonly line: number; readonly column: number };

/**
 * Reads JSON and tells where it is broken, the same on every JavaScript engine. A key that stands twice in one object
 * is an error here: the engines silently take the last one, and two lines for one node would be a trap.
 */
export function readJson(text: string): JsonText {
	const reader: Reader = { text: text.replace(/^\ufeff/, ' '), at: 0 };
	try {
		const value = readValue(reader, 0);
		if (nextCharacter(reader) !== undefined) fail(reader, { en: 'nothing may follow here', zh: '此处不应再有内容' });
		return { ok: true, value };
	} catch (error) {
		if (!(error instanceof Broken)) throw error;
		const before = text.slice(0, error.at).split(/\r\n|\n|\r/);
		return { ok: false, message: error.what, line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
	}
}

interface Reader {
	readonly text: string;
	at: number;
}

/** How the reader leaves its own recursion; it never leaves this file. */
class Broken {
	readonly at: number;
	readonly what: Message;
	constructor(at: number, what: Message) {
		this.at = at;
		this.what = what;
	}
}

const DEEPEST = 100;

function readValue(reader: Reader, depth: number): unknown {
	const next = nextCharacter(reader);
	if (depth > DEEPEST) fail(reader, { en: 'the text is nested too deeply', zh: '嵌套层数过多' });
	if (next === '{') return readObject(reader, depth);
	if (next === '[') return readArray(reader, depth);
	if (next === '"') return readString(reader);
	return readWord(reader);
}

function readObject(reader: Reader, depth: number): unknown {
	const entries = new Map<string, unknown>();
	reader.at++;
	while (nextCharacter(reader) !== '}') {
		if (entries.size > 0) expectCharacter(reader, ',');
		if (nextCharacter(reader) !== '"')
			fail(reader, { en: 'a name in double quotes is expected', zh: '此处应为带双引号的名称' });
		const start = reader.at;
		const key = readString(reader);
		if (entries.has(key))
			throw new Broken(start, say({ en: '"{key}" stands here twice', zh: '"{key}" 重复出现' }, { key }));
		expectCharacter(reader, ':');
		entries.set(key, readValue(reader, depth + 1));
	}
	reader.at++;
	return Object.fromEntries(entries);
}

function readArray(reader: Reader, depth: number): unknown[] {
	const items: unknown[] = [];
	reader.at++;
	while (nextCharacter(reader) !== ']') {
		if (items.length > 0) expectCharacter(reader, ',');
		items.push(readValue(reader, depth + 1));
	}
	reader.at++;
	return items;
}

function readString(reader: Reader): string {
	const pattern = /"(?:[^"\\\p{Cc}]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/uy;
	pattern.lastIndex = reader.at;
	const found = pattern.exec(reader.text)?.[0];
	if (found === undefined) fail(reader, { en: 'this text in quotes is not complete', zh: '引号内的文本不完整' });
	reader.at += found.length;
	return JSON.parse(found) as string; // the pattern lets only JSON strings through
}

function readWord(reader: Reader): unknown {
	const pattern = /(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)(?![\w.+-])/y;
	pattern.lastIndex = reader.at;
	const found = pattern.exec(reader.text)?.[0];
	if (found === undefined) fail(reader, { en: 'a value is expected', zh: '此处应为一个值' });
	reader.at += found.length;
	return JSON.parse(found);
}

/** Passes over blanks. */
function nextCharacter(reader: Reader): string | undefined {
	while (/[ \t\r\n]/.test(reader.text[reader.at] ?? '')) reader.at++;
	return reader.text[reader.at];
}

function expectCharacter(reader: Reader, wanted: string): void {
	if (nextCharacter(reader) !== wanted) {
		throw new Broken(reader.at, say({ en: '"{wanted}" is expected', zh: '此处应为 "{wanted}"' }, { wanted }));
	}
	reader.at++;
}

function fail(reader: Reader, what: Message['template']): never {
	throw new Broken(reader.at, say(what));
}
