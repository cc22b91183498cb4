import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { baseName } from '../../server/src/base/paths.ts';
import { occurrencesIn, occurrencesOf } from '../../server/src/features/navigation/occurrences.ts';
import { prepareRename, rename } from '../../server/src/features/navigation/rename.ts';
import { type Abilities, isRefused } from '../../server/src/features/navigation/renaming.ts';
import { symbolAt } from '../../server/src/features/navigation/symbol-at.ts';
import { canonicalHost, isIpv4 } from '../../server/src/model/files/hosts.ts';
import { settingsFileName } from '../../server/src/workspace/settings-file.ts';
import type { Workspace } from '../../server/src/workspace/workspace.ts';
import { clusters } from '../support/arbitraries/cluster.ts';
import type { Files } from '../support/arbitraries/files.ts';
import { allFindings, ROOT, workspaceFor } from '../support/fixture-findings.ts';
import { readAll } from '../support/read-all.ts';
import {
	asBefore,
	type Called,
	canAll,
	changesSettings,
	idAfter,
	portrait,
	positionAfter,
	type Renamable,
	renamables,
	renamed,
	textsAfter,
} from '../support/renames.ts';

const scenarios = path.resolve(import.meta.dirname, '../fixtures/scenarios/correct');
const names = readdirSync(scenarios).filter((name) => existsSync(path.join(scenarios, name)));

describe('renaming any alias, host or port of a correct cluster', () => {
	test.for(names)('%s: the cluster is the same up to the name, and undoing leads back', (name) => {
		const files = scenario(name);
		const all = renamables(workspaceFor(files).snapshot());
		expect(all.length).toBeGreaterThan(0);
		for (const one of sparse(all, 25)) check(files, one);
	});
});

test('renaming anything in a random cluster leaves the same cluster up to the name, and undoing leads back', () => {
	fc.assert(
		fc.property(clusters, fc.nat(), (files, seed) => {
			const all = renamables(workspaceFor(files).snapshot());
			const picked = [0, 1, 2, 3].map((turn) => all[(seed * (turn + 1) + turn * 7) % all.length] as Renamable);
			for (const one of picked) check(files, one);
		}),
		{ numRuns: 40 },
	);
});

test('every place of a random cluster that can be renamed can be renamed to a fresh name, and no other', () => {
	fc.assert(
		fc.property(clusters, (files) => {
			const workspace = workspaceFor(files);
			const snapshot = workspace.snapshot();
			for (const one of renamables(snapshot)) expect(renamed(snapshot, one, fresh(one)).groups).not.toEqual([]);
			for (const [file, { tree }] of snapshot.files) {
				for (let line = 0; line <= tree.lines.length; line++) {
					const position = { line, character: (line * 7) % 12 };
					if (!isRefused(prepareRename(snapshot, file, position))) continue;
					expect(isRefused(rename(snapshot, file, position, 'fresh', canAll))).toBe(true);
				}
			}
		}),
		{ numRuns: 25 },
	);
});

test('the places of one file are those of all files that lie in it', () => {
	fc.assert(
		fc.property(clusters, (files) => {
			const snapshot = workspaceFor(files).snapshot();
			for (const { file, position } of renamables(snapshot)) {
				const symbol = symbolAt(snapshot, file, position) ?? expect.fail('no symbol');
				const all = occurrencesOf(snapshot, symbol);
				expect(all.length).toBeGreaterThan(0);
				const byFile = [...snapshot.files.keys()].sort().flatMap((id) => occurrencesIn(snapshot, symbol, id));
				expect(byFile).toEqual(all);
			}
		}),
		{ numRuns: 25 },
	);
});

test('renaming an alias changes it in sites, before settings and in groups, and not a letter elsewhere', () => {
	fc.assert(
		fc.property(clusters, fc.nat(), (files, at) => {
			const workspace = workspaceFor(files);
			const snapshot = workspace.snapshot();
			const aliases = renamables(snapshot).filter(({ kind }) => kind === 'alias');
			const one = aliases[at % aliases.length] as Renamable;
			const root = /^(prod|test)\//.exec(one.file.slice(ROOT.length))?.[0] ?? '';
			const after = textsAfter(snapshot.texts, renamed(snapshot, one, 'fresh'));
			for (const [name, text] of files) {
				expect(after.get(ROOT + name)).toBe(name.startsWith(root) ? rewritten(text, one.name) : text);
			}
		}),
		{ numRuns: 60 },
	);
});

/** The text with another alias, found by regular expressions that know nothing of the model. */
function rewritten(text: string, alias: string): string {
	const lines = text.split('\n').map((line) => {
		if (line.startsWith('#') || /(Dir|volumes)\s*=/.test(line.replace(/^[^.=]*\./, ''))) {
			return line.startsWith('#') ? line : line.replace(new RegExp(`^${alias}\\.`), 'fresh.');
		}
		return line
			.replace(new RegExp(`^${alias}\\.`), 'fresh.')
			.replace(new RegExp(`:${alias}(?=[:,\\r]|$)`, 'g'), ':fresh');
	});
	return lines.join('\n');
}

/** Renames, compares what the cluster says and what rules say about it, and renames back. */
function check(files: Files, one: Renamable): void {
	const before = workspaceFor(files);
	const to = fresh(one);
	const texts = withSettings(before.snapshot().texts, files.get('settings'));
	const there = renamed(before.snapshot(), one, to, editorWith(texts));
	const textsThere = textsAfter(texts, there);
	const after = workspaceWith(textsThere);
	const label = `${one.kind} ${one.name} of ${one.alias} to ${to}`;
	if (!changesSettings(there)) {
		expect(notIn(findings(after), findings(before)), label).toEqual([]);
		const cluster = before.snapshot().clusterOf(one.file);
		const clusterAfter = after.snapshot().clusterOf(idAfter(one.file, there));
		if (!cluster || !clusterAfter) throw new Error(`${label}: no cluster`);
		expect(portrait(clusterAfter, asBefore), label).toEqual(portrait(cluster, callings(one, to)));
	}
	const place = { file: idAfter(one.file, there), position: positionAfter(one, there) };
	const back = renamed(after.snapshot(), place, one.text, editorWith(textsThere));
	expect([...textsAfter(textsThere, back)].sort(), `${label} and back`).toEqual([...texts].sort());
}

const SETTINGS = ROOT + settingsFileName;

function withSettings(texts: Files, settings: string | undefined): Files {
	return new Map([...texts, ...(settings === undefined ? [] : [[SETTINGS, settings] as const])]);
}

function editorWith(texts: Files): Abilities {
	const settings = texts.get(SETTINGS);
	return { ...canAll, settingsFiles: new Map(settings === undefined ? [] : [[SETTINGS, settings]]) };
}

/** A name that is free, like the old one. */
function fresh({ kind, name }: Renamable): string {
	if (kind === 'port') return String(Number(name.replace(/^.*:/, '')) + 20_000);
	if (kind === 'alias') return `${name}x`;
	return isIpv4(name) ? name.replace(/^\d+\.\d+/, '10.211') : `${name}x`;
}

function callings({ kind, name, alias }: Renamable, to: string): Called {
	if (kind === 'alias') return { ...asBefore, alias: (one) => (one === name ? to : one) };
	if (kind === 'host') return { ...asBefore, host: (host) => (canonicalHost(host) === name ? to : host) };
	return { ...asBefore, port: (port, one) => (one === alias ? to : port) };
}

/** Severity, code, file and line of everything that is found; which of several equal copies it is said of may change. */
function findings(workspace: Workspace): string[] {
	return allFindings(workspace).map(
		({ severity, code, at }) => `${severity} ${code} ${baseName(at.file)}:${at.span.line + 1}`,
	);
}

function notIn(some: readonly string[], others: readonly string[]): string[] {
	const left = [...others];
	return some.filter((one) => {
		const at = left.indexOf(one);
		if (at >= 0) left.splice(at, 1);
		return at < 0;
	});
}

function workspaceWith(texts: Files): Workspace {
	const relative = [...texts].map(
		([id, text]) => [id === SETTINGS ? 'settings' : id.slice(ROOT.length), text] as const,
	);
	return workspaceFor(new Map(relative));
}

/** At most so many of the items, from all over the list. */
function sparse<T>(items: readonly T[], most: number): T[] {
	const step = Math.ceil(items.length / most);
	return items.filter((_, at) => at % step === 0);
}

function scenario(name: string): Map<string, string> {
	const folder = path.join(scenarios, name);
	const files = readAll(folder);
	const settings = path.join(folder, settingsFileName);
	if (existsSync(settings)) files.set('settings', readFileSync(settings, 'utf8'));
	return files;
}
