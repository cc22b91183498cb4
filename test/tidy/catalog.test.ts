import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import type { Template } from '../../server/src/base/message.ts';
import { allParameters, findParameter, resolveName } from '../../server/src/catalog/catalog.ts';
import { nodesColumns, nodesHeaders } from '../../server/src/catalog/nodes-columns.ts';
import type { Parameter, ParameterType } from '../../server/src/catalog/parameter.ts';
import { parameterAreas } from '../../server/src/catalog/parameters.generated.ts';
import { modeFacts, nodesFileModes } from '../../server/src/catalog/roles.ts';
import { checkValue } from '../../server/src/catalog/values.ts';

const root = path.resolve(import.meta.dirname, '../..');
const shared = path.join(root, '../shared');
const sharedHere = existsSync(path.join(shared, 'catalog/parameters.json'));
if (!sharedHere) console.warn(`skipped: the catalog is not compared with its source, ${shared} does not exist`);

const parameters = allParameters();
const CHINESE = /\p{Script=Han}/u;
const NUMERIC: readonly ParameterType[] = ['integer', 'float', 'memoryGB', 'memoryMB', 'memoryKB', 'port'];

/** The names of the parameters that fail a test, so that a failure shows all of them. */
function failing(holds: (parameter: Parameter) => boolean): readonly string[] {
	return parameters.filter((parameter) => !holds(parameter)).map(({ name }) => name);
}

test('the catalog is complete', () => {
	expect(parameters.length).toBeGreaterThanOrEqual(300);
	const categories = parameterAreas.flatMap(({ groups }) => groups.map(({ category }) => category));
	expect(categories.length).toBe(38);
	expect(new Set(categories).size).toBe(categories.length);
});

test('every parameter has a source and a summary in both languages', () => {
	expect(failing(({ source }) => source !== '')).toEqual([]);
	expect(failing(({ summary }) => /[.)]$/.test(summary.en) && !CHINESE.test(summary.en))).toEqual([]);
	expect(failing(({ summary }) => /[。）]$/.test(summary.zh) && CHINESE.test(summary.zh))).toEqual([]);
});

test('notes and constraints speak both languages', () => {
	// Paths and formulas need no words.
	const isTranslated = ({ en, zh }: Template) => (zh === en ? /^(?:<HomeDir>|max\()/.test(en) : CHINESE.test(zh));
	const notes = (parameter: Parameter) => [
		...(parameter.defaultNote ? [parameter.defaultNote] : []),
		...(parameter.deprecated ? [parameter.deprecated.note] : []),
		...(parameter.constraints ?? []).map(({ rule }) => rule),
	];
	expect(failing((parameter) => notes(parameter).every(({ en }) => en !== '' && !CHINESE.test(en)))).toEqual([]);
	expect(failing((parameter) => notes(parameter).every(isTranslated))).toEqual([]);
});

test('a note names the same parameters, values and versions in both languages', () => {
	const marks = (text: string) =>
		(text.match(/[a-z]+[A-Z]\w+|[A-Z]{2,}\w*|<\w+>|\d+(?:\.\d+)+|\w+\.(?:cfg|nodes)/g) ?? []).sort().join(' ');
	const differing = parameters.flatMap(({ name, constraints = [], deprecated }) =>
		[...constraints.map(({ rule }) => rule), ...(deprecated ? [deprecated.note] : [])]
			.filter(({ en, zh }) => !containsAll(marks(zh).split(' '), marks(en).split(' ')))
			.map(({ en, zh }) => `${name}: ${en} / ${zh}`),
	);
	expect(differing).toEqual([]);
});

function containsAll(having: readonly string[], wanted: readonly string[]): boolean {
	const own = new Set(['CPU', 'SSD', 'API', 'URL', 'ID', ...having]);
	return wanted.every((mark) => mark === '' || own.has(mark));
}

test('names are unique, also apart from case and against aliases', () => {
	const lowerCase = parameters.map(({ name }) => name.toLowerCase());
	expect(lowerCase.filter((name, at) => lowerCase.indexOf(name) !== at)).toEqual([]);
	const aliases = parameters.flatMap((parameter) => parameter.aliases ?? []);
	expect(aliases.filter((alias, at) => aliases.indexOf(alias) !== at)).toEqual([]);
	expect(failing(({ name, aliases = [] }) => aliases.every((alias) => pointsBack(alias, name)))).toEqual([]);
});

/** An alias with an entry of its own is another name of the parameter that lists it. */
function pointsBack(alias: string, name: string): boolean {
	const own = findParameter(alias);
	return !own || own.sameAs === name;
}

test('every name that an entry mentions exists', () => {
	const known = (name: string | undefined, self: string) =>
		name === undefined || (!!findParameter(name) && name !== self);
	expect(failing(({ name, related = [] }) => related.every((other) => known(other, name)))).toEqual([]);
	expect(failing(({ name, sameAs }) => known(sameAs, name))).toEqual([]);
	expect(failing(({ name, deprecated }) => known(deprecated?.replacement, name))).toEqual([]);
	expect(failing(({ sameAs }) => sameAs === undefined || findParameter(sameAs)?.sameAs === undefined)).toEqual([]);
});

test('defaults pass their own checks', () => {
	const withDefault = (parameter: Parameter) =>
		parameter.default === undefined || checkValue(parameter, parameter.default) === undefined;
	expect(failing(withDefault)).toEqual([]);
	const words = ({ enum: words = [] }: Parameter) => words.map(({ value }) => value);
	expect(failing((parameter) => words(parameter).every((word) => !checkValue(parameter, word)))).toEqual([]);
});

test('bounds, units and checks fit the type', () => {
	expect(failing(({ min, max }) => min === undefined || max === undefined || min <= max)).toEqual([]);
	expect(failing(({ type, min, max }) => NUMERIC.includes(type) || (min === undefined && max === undefined))).toEqual(
		[],
	);
	expect(failing(({ type, unit }) => !type.startsWith('memory') || unit === type.slice('memory'.length))).toEqual([]);
	expect(failing(({ type, enum: words }) => (type === 'enum') === (words !== undefined))).toEqual([]);
	const bounded = ({ type, min, max, checks = {} }: Parameter) =>
		(!checks.documentedRange && !checks.outsideRange && !checks.aboveMin && !checks.powerOfTwo) ||
		(NUMERIC.includes(type) && (min !== undefined || max !== undefined));
	expect(failing(bounded)).toEqual([]);
	expect(failing(({ checks }) => !checks?.documentedRange || !checks.outsideRange)).toEqual([]);
});

test('files and modes are consistent', () => {
	expect(failing(({ files, commandLineOnly = false }) => commandLineOnly === (files.length === 0))).toEqual([]);
	expect(failing(({ perNode, files }) => !perNode || files.includes('cluster.cfg'))).toEqual([]);
	expect(failing(({ nodeTypes }) => nodeTypes.length > 0)).toEqual([]);
	expect(failing(({ files, alsoSeenIn = [] }) => alsoSeenIn.every((file) => !files.includes(file)))).toEqual([]);
	const releases = ({ since = [], deprecated }: Parameter) => [...since, ...(deprecated?.since ?? [])];
	expect(failing((one) => releases(one).every((text) => /^\d+\.\d+(?:\.\d+){0,2}$/.test(text)))).toEqual([]);
});

test('groups are sorted by name', () => {
	for (const { groups } of parameterAreas) {
		for (const { category, entries } of groups) {
			expect(Object.keys(entries), category).toEqual(Object.keys(entries).sort());
		}
	}
});

test('the registry holds every group of every data file', async () => {
	const script = pathToFileURL(path.join(root, 'scripts/generate/catalog-registry.mjs')).href;
	const { catalogRegistry } = (await import(script)) as {
		catalogRegistry(root: string): { readonly path: string; readonly text: string };
	};
	const { path: file, text } = catalogRegistry(root);
	expect(readFileSync(path.join(root, file), 'utf8')).toBe(text);
});

// What follows compares with the source of the facts, where it is at hand.

interface SourceParameter {
	readonly name: string;
	readonly category: string;
	readonly deprecated: {
		readonly since: string | null;
		readonly replacement: string | null;
		readonly note: string;
	} | null;
	readonly constraints: readonly { readonly rule: string; readonly severity: string }[];
	readonly defaultNote: string | null;
	readonly en: string;
	readonly zh: string;
	readonly [field: string]: unknown;
}

/** Entries that differ from their source on purpose; the entries say why. */
const DECIDED: Readonly<Record<string, readonly string[]>> = {
	maxConnectionPerSite: ['min'],
	secondaryWorkerNum: ['deprecated'],
};

function readShared(file: string): unknown {
	return JSON.parse(readFileSync(path.join(shared, file), 'utf8'));
}

test.skipIf(!sharedHere)('every parameter of the source is here with the same facts', () => {
	const source = readShared('catalog/parameters.json') as readonly SourceParameter[];
	for (const expected of source) {
		const found = findParameter(expected.name) ?? expect.fail(`${expected.name} is missing`);
		const [wanted, here] = [asWanted(expected), asFound(found)];
		for (const field of DECIDED[expected.name] ?? []) here[field] = wanted[field];
		expect(here, expected.name).toEqual(wanted);
	}
});

function asWanted({
	deprecated,
	constraints,
	since,
	dynamic,
	en,
	zh,
	...rest
}: SourceParameter): Record<string, unknown> {
	const split = (text: unknown) => (typeof text === 'string' ? text.split(', ') : []);
	return {
		...rest,
		since: split(since),
		dynamic: split(dynamic),
		deprecated: deprecated && { ...deprecated, since: split(deprecated.since) },
		constraints: constraints.map(({ rule, severity }) => ({ rule, severity })),
		summary: { en, zh },
	};
}

function asFound(parameter: Parameter): Record<string, unknown> {
	const { deprecated, constraints = [], defaultNote, checks, alsoSeenIn, sameAs, area, ...rest } = parameter;
	return {
		default: null,
		min: null,
		max: null,
		unit: null,
		enum: null,
		perNode: false,
		mustDifferPerNode: false,
		commandLineOnly: false,
		required: null,
		since: [],
		aliases: [],
		dynamic: [],
		sensitive: false,
		related: [],
		...rest,
		defaultNote: defaultNote?.en ?? null,
		deprecated: deprecated
			? { since: deprecated.since ?? [], replacement: deprecated.replacement ?? null, note: deprecated.note.en }
			: null,
		constraints: constraints.map(({ rule, severity }) => ({ rule: rule.en, severity })),
	};
}

test.skipIf(!sharedHere)('every name of the older list is known', () => {
	const names = readFileSync(path.join(shared, 'domain/params.tsv'), 'utf8')
		.trim()
		.split('\n')
		.slice(1)
		.map((line) => line.split('\t')[0] ?? '');
	expect(names.filter((name) => !resolveName(name))).toEqual([]);
});

test.skipIf(!sharedHere)('the node list has the columns, headers and modes of the source', () => {
	interface Source {
		readonly columns: readonly {
			readonly name: string;
			readonly en: string;
			readonly zh: string;
			readonly since: string | null;
		}[];
		readonly headers: readonly { readonly header: string; readonly since: string | null }[];
		readonly modes: readonly { readonly value: string; readonly en: string; readonly zh: string }[];
		readonly site: { readonly port: { readonly examplePorts: Readonly<Record<string, number>> } };
	}
	const source = readShared('catalog/nodes-file.json') as Source;
	expect(
		nodesColumns.map(({ name, summary, since }) => [name, summary.en, summary.zh, since?.join(', ') ?? null]),
	).toEqual(source.columns.map(({ name, en, zh, since }) => [name, en, zh, since]));
	expect(nodesHeaders.map(({ text, since }) => [text, since?.join(', ') ?? null])).toEqual(
		source.headers.map(({ header, since }) => [header, since]),
	);
	expect(nodesFileModes.map((mode) => [mode, modeFacts(mode).summary.en, modeFacts(mode).summary.zh])).toEqual(
		source.modes.map(({ value, en, zh }) => [value, en, zh]),
	);
	for (const [mode, port] of Object.entries(source.site.port.examplePorts)) {
		expect(modeFacts(mode as Parameters<typeof modeFacts>[0]).examplePort).toBe(port); // the keys are modes
	}
});
