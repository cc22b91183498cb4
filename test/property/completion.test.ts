import { readdirSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { FileId, Position } from '../../server/src/base/span.ts';
import { complete } from '../../server/src/features/completion/complete.ts';
import type { Proposal } from '../../server/src/features/completion/proposal.ts';
import { unglued } from '../../server/src/model/files/cfg-repairs.ts';
import { applyEdits } from '../../server/src/rules/apply-changes.ts';
import { parseCfg } from '../../server/src/syntax/cfg.ts';
import { splitLines } from '../../server/src/syntax/lines.ts';
import { parseNodes } from '../../server/src/syntax/nodes.ts';
import type { Snapshot, Workspace } from '../../server/src/workspace/workspace.ts';
import { type Files, mutate, mutation } from '../support/arbitraries/files.ts';
import { allFindings, workspaceFor } from '../support/fixture-findings.ts';
import { readAll } from '../support/read-all.ts';
import { sampleClusters } from '../support/sample-clusters.ts';
import { workspaceOf } from '../support/workspace.ts';

const scenarios = path.resolve(import.meta.dirname, '../fixtures/scenarios/correct');
const names = readdirSync(scenarios);

describe('proposals at any place of a correct cluster', () => {
	test.for(names)('%s: replace a part of the line under the cursor and nothing else', (name) => {
		const snapshot = scenario(name).snapshot();
		const faults = [...snapshot.files].flatMap(([id, file]) =>
			file.tree.lines.flatMap(({ text }, line) =>
				columnsOf(text).flatMap((character) => faultsAt(snapshot, id, { line, character })),
			),
		);
		expect(faults).toEqual([]);
	});

	test('positions that do not exist have none, or those of the end of the line', () => {
		const snapshot = scenario(names[0] ?? '').snapshot();
		for (const id of [...snapshot.files.keys(), 'file:///w/none']) {
			const far = complete(snapshot, id, { line: 0, character: 10_000 }).proposals;
			const { length } = snapshot.files.get(id)?.tree.lines[0]?.text ?? '';
			expect(far.filter(({ range }) => range.end.character > length)).toEqual([]);
			expect(complete(snapshot, id, { line: 10_000, character: 0 }).proposals).toEqual([]);
		}
	});
});

describe('a proposal that is taken', () => {
	const asked = fc.record({
		name: fc.constantFrom(...names),
		file: fc.nat(),
		line: fc.nat(),
		isNew: fc.boolean(),
		take: fc.nat(),
	});

	test('in place of a value, or on a new line of a correct cluster, brings no error about sites, rows and ports', () => {
		let count = 0;
		fc.assert(
			fc.property(asked, ({ name, file, line, isNew, take }) => {
				const workspace = scenario(name);
				const id = pick([...workspace.snapshot().files.keys()].sort(), file);
				const old = workspace.snapshot().texts.get(id) ?? '';
				const text = isNew ? `${old.replace(/\n$/, '')}\n` : old;
				workspace.setText(id, text);
				const place = isNew ? { line: splitLines(text).length, character: 0 } : startOfValue(text, line);
				const proposals = place ? complete(workspace.snapshot(), id, place).proposals.filter(isFinished) : [];
				if (proposals.length === 0) return;
				const before = errorsOf(workspace);
				const proposal = pick(proposals, take);
				workspace.setText(id, taken(text, proposal));
				const added = errorsOf(workspace).filter((error) => !before.includes(error));
				expect(added, `${name} ${id}:${place?.line} ${JSON.stringify(proposal.text)}`).toEqual([]);
				count++;
			}),
			{ numRuns: 600, endOnFailure: true },
		);
		expect(count).toBeGreaterThan(200);
	});

	test('in place of all text of a file of a process, gives back a cluster without errors', () => {
		let count = 0;
		for (const name of names) {
			const { files } = scenario(name).snapshot();
			for (const [id, { kind }] of files) {
				if (kind !== 'agent' && kind !== 'controller') continue;
				const workspace = scenario(name);
				const before = errorsOf(workspace);
				workspace.setText(id, '');
				const { proposals } = complete(workspace.snapshot(), id, { line: 0, character: 0 });
				const whole = proposals.find((one) => one.kind === 'file' && !/\$\d|\$\{/.test(one.text));
				if (!whole) continue;
				workspace.setText(id, taken('', whole));
				const added = errorsOf(workspace).filter((error) => !before.includes(error));
				expect(added, `${name} ${id} ${whole.label}`).toEqual([]);
				count++;
			}
		}
		expect(count).toBeGreaterThan(20);
	});

	test('is read as what it is, also in a damaged file', () => {
		const clusters = sampleClusters();
		const damaged = fc.record({
			cluster: fc.constantFrom(...clusters.keys()),
			mutations: fc.array(mutation, { maxLength: 3 }),
			file: fc.nat(),
			line: fc.nat(),
			character: fc.nat(),
		});
		fc.assert(
			fc.property(damaged, ({ cluster, mutations, file, line, character }) => {
				const texts = mutations.reduce<Files>(mutate, clusters.get(cluster) ?? new Map());
				const snapshot = workspaceOf(texts).snapshot();
				const ids = [...snapshot.files.keys()].sort();
				if (ids.length === 0) return;
				const id = pick(ids, file);
				const { lines } = snapshot.files.get(id)?.tree ?? { lines: [] };
				const at = line % (lines.length + 1);
				const place = { line: at, character: character % ((lines[at]?.text.length ?? 0) + 1) };
				expect(faultsAt(snapshot, id, place)).toEqual([]);
			}),
			{ numRuns: 1500, endOnFailure: true },
		);
	});
});

function scenario(name: string): Workspace {
	return workspaceFor(readAll(path.join(scenarios, name)));
}

function pick<T>(all: readonly T[], at: number): T {
	return all[at % all.length] as T; // callers ask for lists that are not empty
}

function columnsOf(text: string): number[] {
	const columns = [
		0,
		text.indexOf('='),
		text.indexOf(',') + 1,
		text.indexOf(':') + 1,
		Math.floor(text.length / 2),
		text.length,
	];
	return columns.filter((column) => column >= 0);
}

/** Where the value of a setting begins, of one that other lines of its file do not repeat. */
function startOfValue(text: string, at: number): Position | undefined {
	const lines = splitLines(text);
	const line = at % Math.max(1, lines.length);
	const { text: chosen = '' } = lines[line] ?? {};
	const equals = chosen.indexOf('=');
	if (equals < 0 || /^\s*(#|localSite)/.test(chosen)) return undefined;
	return { line, character: chosen.length - chosen.slice(equals + 1).trimStart().length };
}

/** Rules about what was taken; that other files have to name a new node as well, others say. */
const ABOUT =
	/^(nodes|site|port|cfg|agent(?!-sites-controller-missing)|cluster-(qualifier|alias|dir)|cross-(alias|agent-duplicate|controller-duplicate))/;

function errorsOf(workspace: Workspace): string[] {
	const errors = allFindings(workspace).filter(({ severity, code }) => severity === 'error' && ABOUT.test(code));
	return errors.map(({ code }) => code);
}

/** Hosts without a port, groups without members, names without a value are gone on with; a site is chosen by who knows. */
function isFinished({ text, kind, label }: Proposal): boolean {
	return kind !== 'file' && label !== 'localSite' && !/[.:=,]$/.test(filledIn(text));
}

/** A snippet with the first of its choices. */
function filledIn(text: string): string {
	return text
		.replace(/\$\{\d+\|((?:\\.|[^,|\\])*)(?:,(?:\\.|[^|\\])*)?\|\}/g, '$1')
		.replace(/\$\{\d+:((?:\\.|[^}\\])*)\}/g, '$1')
		.replace(/\$\d+/g, '')
		.replace(/\\([\\$},|])/g, '$1');
}

function taken(text: string, { text: written, isSnippet, range }: Proposal): string {
	return applyEdits(text, [{ kind: 'edit', file: '', range, newText: isSnippet ? filledIn(written) : written }]);
}

/** What is wrong with the proposals at a place, in words. */
function faultsAt(snapshot: Snapshot, id: FileId, place: Position): string[] {
	const text = snapshot.texts.get(id) ?? '';
	const line = splitLines(text)[place.line]?.text ?? '';
	const isNodes = snapshot.files.get(id)?.kind === 'nodes';
	return complete(snapshot, id, place)
		.proposals.filter((proposal) => !replacesPart(proposal, place, line) || !isRead(proposal, line, isNodes))
		.slice(0, 3)
		.map(
			({ label, text: written, range }) =>
				`${id}:${place.line + 1}:${place.character + 1} ${label}: ${written} ${JSON.stringify(range)} in ${line}`,
		);
}

function replacesPart(
	{ range: { start, end }, text, kind }: Proposal,
	{ line, character }: Position,
	old: string,
): boolean {
	const isOnLine = start.line === line && end.line === line && end.character <= old.length;
	const coversCursor = start.character <= character && end.character >= character;
	const keepsMark = !old.startsWith('\ufeff') || start.character > 0;
	return isOnLine && coversCursor && keepsMark && (kind === 'file' || !/[\r\n]/.test(text));
}

/** Whether the parser finds what was written where it belongs. */
function isRead(proposal: Proposal, line: string, isNodes: boolean): boolean {
	const { kind, label, range } = proposal;
	const after = taken(line, {
		...proposal,
		range: { start: { ...range.start, line: 0 }, end: { ...range.end, line: 0 } },
	});
	if (kind === 'file' || kind === 'code') return true;
	if (isNodes) {
		const [read] = parseNodes(after.includes(':') ? `\n${after}` : after).lines.slice(after.includes(':') ? 1 : 0);
		return read?.kind === 'header' || (read?.kind === 'row' && after.includes(label));
	}
	const [read] = parseCfg(after).lines;
	if (kind !== 'parameter') return read?.kind === 'entry' || kind === 'node' || kind === 'pattern';
	const entries = read?.kind === 'entry' ? (unglued(read) ?? [read]) : []; // of a glued line, one setting is completed
	return entries.some(({ key }) => key.text.includes(label) && !key.text.includes('='));
}
