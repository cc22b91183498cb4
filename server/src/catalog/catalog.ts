import { editDistance } from '../base/edit-distance.ts';
import { canonicalFileNames, type FileKind } from './file-kinds.ts';
import type { Parameter } from './parameter.ts';
import { parameterAreas } from './parameters.generated.ts';

/** A known parameter and how the name that was looked up leads to it. */
export interface ResolvedName {
	readonly parameter: Parameter;
	readonly how: 'exact' | 'case' | 'alias';
}

interface Index {
	readonly all: readonly Parameter[];
	readonly byName: ReadonlyMap<string, Parameter>;
	readonly byAlias: ReadonlyMap<string, Parameter>;
	/** Names, and then other spellings, in lower case. */
	readonly byLowerCase: ReadonlyMap<string, ResolvedName>;
	readonly byFile: ReadonlyMap<FileKind, readonly Parameter[]>;
}

/** All parameters, sorted by name. */
export function allParameters(): readonly Parameter[] {
	return index().all;
}

/** The parameter of exactly this name. */
export function findParameter(name: string): Parameter | undefined {
	return index().byName.get(name);
}

/** The parameter a name means: its own, another spelling found in official material, or one that differs in case. */
export function resolveName(name: string): ResolvedName | undefined {
	const { byName, byAlias, byLowerCase } = index();
	const exact = byName.get(name);
	if (exact) return { parameter: exact, how: 'exact' };
	const aliased = byAlias.get(name);
	if (aliased) return { parameter: aliased, how: 'alias' };
	return byLowerCase.get(name.toLowerCase());
}

/** The name to use instead of an old or second name of a setting. */
export function preferredName(parameter: Parameter): string | undefined {
	return parameter.sameAs ?? parameter.deprecated?.replacement;
}

/** The parameters documented for a kind of file, sorted by name; none for the node list. */
export function parametersFor(kind: FileKind): readonly Parameter[] {
	return index().byFile.get(kind) ?? [];
}

/** The names an unknown name was probably meant to be, the best first; names of one word have to be nearer. */
export function nearestNames(name: string): readonly string[] {
	const same = index().byLowerCase.get(name.toLowerCase())?.parameter;
	const limit = distanceLimit(name);
	return index()
		.all.map((parameter) => ({
			parameter,
			distance: parameter === same ? -1 : editDistance(name, parameter.name, limit),
		}))
		.filter((candidate): candidate is Candidate => candidate.distance !== undefined)
		.sort(compareCandidates)
		.map(({ parameter }) => parameter.name);
}

interface Candidate {
	readonly parameter: Parameter;
	readonly distance: number;
}

/** Two slips, three in a long name; one in a name so short that two would leave little of it. */
function distanceLimit(name: string): number {
	if (name.length > 12) return 3;
	return name.length > 4 ? 2 : 1;
}

function compareCandidates(a: Candidate, b: Candidate): number {
	if (a.distance !== b.distance) return a.distance - b.distance;
	const [first, second] = [isCurrent(a.parameter), isCurrent(b.parameter)];
	if (first !== second) return first ? -1 : 1;
	return a.parameter.name < b.parameter.name ? -1 : 1;
}

function isCurrent(parameter: Parameter): boolean {
	return parameter.verified && !parameter.deprecated && !parameter.sameAs;
}

let built: Index | undefined;

/** The lookup tables, built when first asked for. */
function index(): Index {
	built ??= buildIndex(readAreas());
	return built;
}

function readAreas(): readonly Parameter[] {
	const all: Parameter[] = [];
	for (const { area, groups } of parameterAreas) {
		for (const { category, entries } of groups) {
			for (const [name, { unverified, ...entry }] of Object.entries(entries)) {
				all.push({ name, category, area, verified: !unverified, ...entry });
			}
		}
	}
	return all.sort((a, b) => (a.name < b.name ? -1 : 1));
}

function buildIndex(all: readonly Parameter[]): Index {
	const byName = new Map(all.map((parameter) => [parameter.name, parameter]));
	const byAlias = new Map<string, Parameter>();
	const byLowerCase = new Map<string, ResolvedName>();
	for (const parameter of all) byLowerCase.set(parameter.name.toLowerCase(), { parameter, how: 'case' });
	for (const parameter of all) {
		for (const alias of parameter.aliases ?? []) {
			byAlias.set(alias, parameter);
			if (!byLowerCase.has(alias.toLowerCase())) byLowerCase.set(alias.toLowerCase(), { parameter, how: 'alias' });
		}
	}
	return { all, byName, byAlias, byLowerCase, byFile: groupByFile(all) };
}

function groupByFile(all: readonly Parameter[]): ReadonlyMap<FileKind, readonly Parameter[]> {
	const kinds: readonly Exclude<FileKind, 'nodes'>[] = ['controller', 'agent', 'cluster', 'single'];
	return new Map(kinds.map((kind) => [kind, all.filter(({ files }) => files.includes(canonicalFileNames[kind]))]));
}
