import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { render, say } from '../../server/src/base/message.ts';
import type { FileId, Position } from '../../server/src/base/span.ts';
import { codeLenses } from '../../server/src/features/code-lens/code-lenses.ts';
import { lensTitle } from '../../server/src/features/code-lens/lens-title.ts';
import { hover } from '../../server/src/features/hover/hover.ts';
import { code, inert } from '../../server/src/features/hover/markdown.ts';
import { plainText } from '../../server/src/features/hover/plain-text.ts';
import { inlayHints } from '../../server/src/features/inlay-hints/inlay-hints.ts';
import { reachOf } from '../../server/src/features/inlay-hints/reach.ts';
import { signatureAt } from '../../server/src/features/signature/signature.ts';
import { valueChain } from '../../server/src/model/effective.ts';
import { isWorker } from '../../server/src/model/files/nodes-file.ts';
import type { Snapshot } from '../../server/src/workspace/workspace.ts';
import { clusters } from '../support/arbitraries/cluster.ts';
import { mutate, mutation } from '../support/arbitraries/files.ts';
import { workspaceFor } from '../support/fixture-findings.ts';

const signs = fc.constantFrom(
	'`',
	'``',
	'**',
	'_',
	'[x](command:y)',
	'<img src=x>',
	'\\',
	'#',
	'- ',
	'\n',
	'\r',
	' ',
	'x',
);
const written = fc
	.array(fc.oneof(signs, fc.string({ unit: 'binary', maxLength: 3 })), { maxLength: 8 })
	.map((parts) => parts.join(''));
const oneLine = (text: string) => text.replace(/[\r\n]/g, ' ');

describe('what users write', () => {
	test('comes back from code and from sentences as it was', () => {
		fc.assert(
			fc.property(written, written, (a, b) => {
				const shown = (text: string) => (text === '' ? ' ' : oneLine(text)); // no code is shorter than a blank
				expect(plainText(`- **${code(a)}** — ${code(b)}`)).toBe(`- ${shown(a)} — ${shown(b)}`);
				const sentence = inert(say({ en: 'x {a} {b}', zh: '' }, { a, b: say({ en: '{b}!', zh: '' }, { b }) }));
				expect(plainText(render(sentence, 'en'))).toBe(`x ${oneLine(a)} ${oneLine(b)}!`);
			}),
			{ numRuns: 500 },
		);
	});
});

/** A value that no answer may contain. */
const SECRET = 'Canary0815';

test('at any place of any damaged cluster the answers fit the place and keep secrets', () => {
	fc.assert(
		fc.property(clusters, fc.array(mutation, { maxLength: 3 }), fc.nat(), (files, damage, seed) => {
			const damaged = damage.reduce<ReadonlyMap<string, string>>(mutate, withSecret(files));
			const snapshot = workspaceFor(damaged).snapshot();
			for (const id of snapshot.files.keys()) expect(faultsIn(snapshot, id, seed)).toEqual([]);
		}),
		{ numRuns: 60 },
	);
});

test('in a cluster that is not damaged no hover tells a secret, wherever it is asked', () => {
	fc.assert(
		fc.property(clusters, (files) => {
			const snapshot = workspaceFor(withSecret(files)).snapshot();
			for (const [id, { tree }] of snapshot.files) {
				for (const [line, { text }] of tree.lines.slice(0, 2).entries()) {
					for (let character = 0; character <= text.length; character++) {
						expect(hover(snapshot, id, { line, character }, 'en')?.markdown ?? '').not.toContain(SECRET);
					}
				}
			}
		}),
		{ numRuns: 10 },
	);
});

function withSecret(files: ReadonlyMap<string, string>): Map<string, string> {
	const secret = `clusterReplicationExecutionPassword=${SECRET}\n%.clusterReplicationExecutionPassword=<ALIAS>${SECRET}2\n`;
	return new Map([...files].map(([name, text]) => [name, name.endsWith('cluster.cfg') ? secret + text : text]));
}

function faultsIn(snapshot: Snapshot, id: FileId, seed: number): string[] {
	const lines = snapshot.files.get(id)?.tree.lines.map(({ text }) => text) ?? [];
	const places = Array.from({ length: 8 }, (_, turn): Position => {
		const line = turn < 2 ? turn : (seed * (turn + 1) + turn) % (lines.length + 2);
		return { line, character: (seed + turn * 13) % ((lines[line]?.length ?? 0) + 1) };
	});
	return [
		...places.flatMap((place) => [...hoverFaults(snapshot, id, place), ...signatureFaults(snapshot, id, place)]),
		...hintFaults(snapshot, id, lines),
		...codeLenses(snapshot, id).flatMap((lens) =>
			lensTitle(snapshot, id, lens) ? [] : [`${id}: no title for ${JSON.stringify(lens)}: ${lines.join('⏎')}`],
		),
	];
}

function hoverFaults(snapshot: Snapshot, id: FileId, place: Position): string[] {
	const found = hover(snapshot, id, place, 'zh');
	if (!found) return [];
	const { start, end } = found.range;
	const fits = start.line === place.line && start.character <= place.character && place.character <= end.character;
	return fits && !tells(found.markdown, found.markdown) ? [] : [`${id} ${JSON.stringify(place)}: ${found.markdown}`];
}

function signatureFaults(snapshot: Snapshot, id: FileId, place: Position): string[] {
	const found = signatureAt(snapshot, id, place, 'en');
	if (!found) return [];
	const named = found.parts.every(({ name, start, end }) => found.label.slice(start, end) === name);
	return named && found.parts[found.active] ? [] : [`${id} ${JSON.stringify(place)}: ${found.label}`];
}

function hintFaults(snapshot: Snapshot, id: FileId, lines: readonly string[]): string[] {
	const within = (first: number, last: number) =>
		inlayHints(
			snapshot,
			id,
			{ start: { line: first, character: 0 }, end: { line: last, character: lines[last]?.length ?? 0 } },
			'en',
		);
	const all = within(0, lines.length);
	const byLine = lines.flatMap((_, line) => within(line, line));
	const shown = (hints: typeof all) => hints.map(({ position, parts }) => JSON.stringify([position, parts]));
	const outside = all.filter(({ position: { line, character } }) => character > (lines[line]?.length ?? -1));
	const telling = all.filter((hint) =>
		tells(JSON.stringify(hint.parts) + hint.tooltip(), lines[hint.position.line] ?? ''),
	);
	return [
		...(JSON.stringify(shown(all)) === JSON.stringify(shown(byLine)) ? [] : [`${id}: hints depend on the range`]),
		...[...outside, ...telling].map((hint) => `${id}: ${JSON.stringify(hint)}`),
	];
}

/** Whether an answer has the secret, and what it is about has the name that makes it one: damage may spoil that. */
function tells(answer: string, about: string): boolean {
	return answer.includes(SECRET) && about.includes('clusterReplicationExecutionPassword=');
}

test('a node is reached by the line that wins, and by no other', () => {
	fc.assert(
		fc.property(clusters, (files) => {
			for (const cluster of workspaceFor(files).snapshot().clusters) {
				const workers = cluster.rows.filter(isWorker);
				for (const file of cluster.files) {
					if (file.kind !== 'cluster') continue;
					for (const entry of file.entries) {
						const reached = new Set(reachOf(cluster, file, entry).reached.map(({ alias }) => alias));
						const winning = workers.filter(({ alias }) => {
							const chain = valueChain(cluster, alias, entry.name);
							return chain.file === file && chain.links.at(-1)?.entry === entry;
						});
						expect(winning.filter(({ alias }) => !reached.has(alias))).toEqual([]);
						const own = workers.filter(({ alias }) => valueChain(cluster, alias, entry.name).file === file);
						const others = own.filter((row) => !winning.includes(row) && reached.has(row.alias));
						expect(others).toEqual([]);
					}
				}
			}
		}),
		{ numRuns: 60 },
	);
});
