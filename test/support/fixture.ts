/** A finding that a fixture expects, as its carets and words say. */
export interface Annotation {
	readonly file: string;
	readonly line: number;
	readonly start: number;
	readonly end: number;
	readonly severity: string | undefined;
	readonly code: string;
	readonly message: string | undefined;
}

/** What a fix of the first finding should lead to. */
export interface ExpectedFix {
	/** Which of the fixes, counted from 1. */
	readonly number: number;
	readonly files: ReadonlyMap<string, string>;
	readonly command: string | undefined;
}

/** One case of a fixture: files, the findings expected in them, and what fixes make of them. */
export interface FixtureCase {
	readonly title: string;
	readonly files: ReadonlyMap<string, string>;
	readonly annotations: readonly Annotation[];
	readonly fixes: readonly ExpectedFix[];
	/** The text of the case without annotations and fixes: the part that `UPDATE=1` keeps. */
	readonly sections: readonly Section[];
}

/** A `-- name options --` section as it stands in the fixture. */
export interface Section {
	readonly name: string;
	readonly options: readonly string[];
	readonly fix: number | undefined;
	readonly lines: readonly string[];
}

const CASE = /^=== (.*) ===$/;
const SECTION = /^-- (?:fix(?: (\d+))?: )?(\S+?)((?: (?:crlf|no-eol|bom))*) --$/;
const COMMAND = /^-- fix(?: (\d+))?: command (\S+) --$/;
const ANNOTATION = /^( *)(\^+) (?:(error|warning|info|hint) )?([a-z][a-z0-9]*(?:-[a-z0-9]+)+)(?:: (.*))?$/;

/** Parses a fixture file: any number of cases, each with any number of files. See CONTRIBUTING.md for the format. */
export function parseFixture(text: string): FixtureCase[] {
	const cases: {
		title: string;
		sections: { name: string; options: string[]; fix: number | undefined; lines: string[] }[];
	}[] = [];
	for (const line of text.replace(/\n$/, '').split('\n')) {
		const title = CASE.exec(line)?.[1];
		const section = SECTION.exec(line);
		const command = COMMAND.exec(line);
		if (title) cases.push({ title, sections: [] });
		else if (command) {
			cases
				.at(-1)
				?.sections.push({ name: `command ${command[2]}`, options: [], fix: Number(command[1] ?? 1), lines: [] });
		} else if (section) {
			const fix = line.startsWith('-- fix') ? Number(section[1] ?? 1) : undefined;
			cases.at(-1)?.sections.push({
				name: section[2] ?? '',
				options: (section[3] ?? '').trim().split(' ').filter(Boolean),
				fix,
				lines: [],
			});
		} else cases.at(-1)?.sections.at(-1)?.lines.push(line);
	}
	return cases.map(({ title, sections }) => readCase(title, sections));
}

function readCase(title: string, sections: readonly Section[]): FixtureCase {
	const files = new Map<string, string>();
	const annotations: Annotation[] = [];
	const fixes = new Map<number, { number: number; files: Map<string, string>; command: string | undefined }>();
	for (const section of sections) {
		if (section.fix === undefined) {
			files.set(section.name, sectionText(section));
			annotations.push(...sectionAnnotations(section));
			continue;
		}
		const fix = fixes.get(section.fix) ?? { number: section.fix, files: new Map(), command: undefined };
		fixes.set(section.fix, fix);
		if (section.name.startsWith('command ')) fix.command = section.name.slice('command '.length);
		else fix.files.set(section.name, sectionText(section));
	}
	return { title, files, annotations, fixes: [...fixes.values()], sections };
}

/** The text of a section's file. `␠ ␉ ␍ ␀` stand for blank, tab, CR and NUL, which editors like to remove. */
function sectionText(section: Section): string {
	const lines = section.lines.filter((line) => !ANNOTATION.test(line)).map(decodeLine);
	const eol = section.options.includes('crlf') ? '\r\n' : '\n';
	const bom = section.options.includes('bom') ? '\ufeff' : '';
	if (lines.length === 0) return bom;
	return bom + lines.join(eol) + (section.options.includes('no-eol') ? '' : eol);
}

function decodeLine(line: string): string {
	return line.replaceAll('␠', ' ').replaceAll('␉', '\t').replaceAll('␍', '\r').replaceAll('␀', '\0');
}

/** Writes a text the way a section holds it. */
export function encodeText(text: string): { lines: string[]; options: string[] } {
	const bom = text.startsWith('\ufeff');
	const body = bom ? text.slice(1) : text;
	const crlf = body.includes('\r\n');
	const lines = body.split(crlf ? '\r\n' : '\n');
	const ended = lines.at(-1) === '';
	if (ended) lines.pop();
	const options = [...(crlf ? ['crlf'] : []), ...(ended || body === '' ? [] : ['no-eol']), ...(bom ? ['bom'] : [])];
	return {
		lines: lines.map((line) =>
			line.replace(/[ ]$/, '␠').replaceAll('\t', '␉').replaceAll('\r', '␍').replaceAll('\0', '␀'),
		),
		options,
	};
}

function sectionAnnotations(section: Section): Annotation[] {
	let line = -1;
	return section.lines.flatMap((text) => {
		const found = ANNOTATION.exec(text);
		if (!found) {
			line++;
			return [];
		}
		const [, blanks = '', carets = '', severity, code = '', message] = found;
		return [
			// The one place in a file without any line is its beginning.
			{
				file: section.name,
				line: Math.max(line, 0),
				start: blanks.length,
				end: blanks.length + carets.length,
				severity,
				code,
				message,
			},
		];
	});
}

/** Writes a fixture: the counterpart of `parseFixture`, for `UPDATE=1`. */
export function printCase(title: string, sections: readonly Section[]): string {
	return [`=== ${title} ===`, ...sections.map(printSection)].join('\n');
}

/** Writes one section of a fixture. */
export function printSection({ name, options, fix, lines }: Section): string {
	const prefix = fix === undefined ? '' : fix === 1 ? 'fix: ' : `fix ${fix}: `;
	return [`-- ${prefix}${[name, ...options].join(' ')} --`, ...lines].join('\n');
}

/** The lines of a section that belong to its file, without annotations. */
export function contentLines(section: Section): string[] {
	return section.lines.filter((line) => !ANNOTATION.test(line));
}

/** Writes an annotation. A finding of length 0 gets one caret. */
export function printAnnotation({ start, end, severity, code, message }: Annotation): string {
	const words = [severity, message === undefined ? code : `${code}: ${message}`].filter(Boolean).join(' ');
	return `${' '.repeat(start)}${'^'.repeat(Math.max(1, end - start))} ${words}`;
}
