import { type ParseError, parse as parseJson } from 'jsonc-parser';
import { type Message, say } from '../base/message.ts';
import { type GivenSettings, readSettings } from './read-settings.ts';

/** The name of the file that holds settings for everybody who works on a cluster, whatever program they use. */
export const settingsFileName = 'dolphindb-cluster.json';

/** Settings of a file, and what is wrong with it, in sentences that begin with its name and the line. */
export interface SettingsFile {
	readonly given: GivenSettings;
	readonly problems: readonly Message[];
	/** The text is no JSON, so that nothing could be taken over. */
	readonly isBroken: boolean;
}

/** Reads a settings file; `name` is what it is called in problems, `codes` are the rules that exist. */
export function readSettingsFile(name: string, text: string, codes: Iterable<string>): SettingsFile {
	const parsed = parse(text);
	if ('fault' in parsed) {
		const where = parsed.offset === undefined ? '' : `:${lineAt(text, parsed.offset)}`;
		const template = { en: '{place}: no valid JSON: {fault}', zh: '{place}：不是有效的 JSON：{fault}' };
		const problem = say(template, { place: name + where, fault: parsed.fault });
		return { given: {}, problems: [problem], isBroken: true };
	}
	const { given, problems } = readSettings(parsed.value, codes);
	return {
		given,
		problems: problems.map(({ key, reason }) =>
			say(
				{ en: '{place}: {key}: {reason}', zh: '{place}：{key}：{reason}' },
				{ place: `${name}:${lineOfKey(text, key)}`, key, reason },
			),
		),
		isBroken: false,
	};
}

function parse(text: string): { value: unknown } | { fault: string; offset: number | undefined } {
	const plain = text.replace(/^\ufeff/, ' '); // a blank, so that places stay
	try {
		return { value: JSON.parse(plain) };
	} catch (error) {
		// The parser says what is wrong, in words that differ from one engine to the next; not all of them say where.
		const fault = error instanceof Error ? error.message : String(error);
		const faults: ParseError[] = [];
		parseJson(plain, faults, { disallowComments: true });
		return { fault, offset: faults[0]?.offset };
	}
}

/** The line of the innermost key of a path that stands in the text. */
function lineOfKey(text: string, path: string): number {
	let at = 0;
	for (const key of path.split('.')) {
		const found = text.indexOf(JSON.stringify(key), at);
		if (found >= 0) at = found;
	}
	return lineAt(text, at);
}

function lineAt(text: string, offset: number): number {
	return text.slice(0, offset).split('\n').length;
}
