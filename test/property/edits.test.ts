import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { render } from '../../server/src/base/message.ts';
import { rules } from '../../server/src/rules/registry.generated.ts';
import type { RuleFinding } from '../../server/src/rules/rule-finding.ts';
import { joinSettings, readSettings } from '../../server/src/workspace/read-settings.ts';
import type { Settings } from '../../server/src/workspace/settings.ts';
import { defaultSettings } from '../../server/src/workspace/settings.ts';
import { type Snapshot, Workspace } from '../../server/src/workspace/workspace.ts';
import { type Files, mutate, mutation } from '../support/arbitraries/files.ts';
import { sampleClusters } from '../support/sample-clusters.ts';
import { watchdog } from '../support/watchdog.ts';

const clusters = sampleClusters();

/** What a user may set, as the editor sends it. */
const settings = fc
	.record(
		{
			severity: fc.constantFrom({ cross: 'warning' }, { 'file-crlf': 'error', nodes: 'off' }, { cfg: 'hint' }),
			disabledRules: fc.constantFrom(['cross'], ['file-missing', 'ha'], ['cfg-unknown-parameter']),
			suppress: fc.constantFrom({ '**/cluster.nodes': ['nodes', 'file'] }, { 'agent.cfg': ['agent'] }),
			serverVersion: fc.constantFrom('1.30.20', '2.00.10', '3.00', '3.00.3.1'),
			licence: fc.constantFrom({ edition: 'community' }, { nodes: 3, cores: 4, memory: 8 }),
			addressNotation: fc.constantFrom('ip', 'name'),
			started: fc.boolean(),
			hosts: fc.constantFrom({ dolphindb_1: '10.0.0.80' }, { w: { address: '10.20.0.9', memory: 64 } }),
			files: fc.constantFrom({ 'x.cfg': 'agent' }, { 'cluster.cfg': 'none' }, { '**/controller.cfg': 'cluster' }),
		},
		{ requiredKeys: [] },
	)
	.map((input) => joinSettings(readSettings(input).given));

/** One step of a session; `look` tells whether the findings are read afterwards, which is when things are remembered. */
const step = fc.record({
	edit: fc.oneof(
		{ weight: 6, arbitrary: fc.record({ mutation: mutation.filter(({ kind }) => kind !== 'hugeLine') }) },
		{ weight: 2, arbitrary: fc.record({ back: fc.nat({ max: 4 }) }) },
		{ weight: 1, arbitrary: fc.record({ settings }) },
		{ weight: 1, arbitrary: fc.record({ settings: fc.constant(defaultSettings) }) },
	),
	look: fc.boolean(),
});

const session = fc.record({
	cluster: fc.constantFrom(...clusters.keys()),
	steps: fc.array(step, { minLength: 1, maxLength: 12 }),
});
const beforeRun = watchdog('session');

describe.each([1, 2, 3, 4])('hundred %i of sessions', (hundred) => {
	test('ends with the findings of a workspace that sees the end only', () => {
		let run = 0;
		fc.assert(
			fc.property(session, ({ cluster, steps }) => {
				beforeRun(hundred * 1000 + ++run);
				const edited = new Session(clusters.get(cluster) ?? new Map());
				for (const { edit, look } of steps) {
					edited.carryOut(edit);
					if (look) findingsIn(edited.workspace.snapshot());
				}
				const fresh = new Session(new Map([...edited.files].reverse()), edited.settings);
				expect(findingsIn(edited.workspace.snapshot())).toEqual(findingsIn(fresh.workspace.snapshot()));
			}),
			{ seed: hundred, numRuns: 100, endOnFailure: true },
		);
	});
});

type Edit = (typeof step extends fc.Arbitrary<infer Step> ? Step : never) extends { edit: infer Found } ? Found : never;

/** A workspace whose files and settings are changed one after the other. */
class Session {
	readonly workspace = new Workspace(rules);
	readonly #states: Files[] = [new Map()];
	settings: Settings;

	constructor(files: Files, chosen: Settings = defaultSettings) {
		this.settings = chosen;
		this.workspace.setSettings(chosen);
		this.#show(files);
	}

	get files(): Files {
		return this.#states.at(-1) ?? new Map();
	}

	carryOut(edit: Edit): void {
		if ('mutation' in edit) this.#show(mutate(this.files, edit.mutation));
		else if ('back' in edit) this.#show(this.#states.at(-1 - edit.back) ?? this.#states[1] ?? new Map());
		else {
			this.settings = edit.settings;
			this.workspace.setSettings(edit.settings);
		}
	}

	#show(files: Files): void {
		for (const file of this.files.keys()) if (!files.has(file)) this.workspace.setText(file, undefined);
		for (const [file, text] of files) this.workspace.setText(file, text);
		this.#states.push(files);
	}
}

/** All findings as plain data, with the fixes of the first ones. */
function findingsIn(snapshot: Snapshot): unknown[] {
	return [...snapshot.files.keys()].flatMap((file) =>
		snapshot.findings(file).map((finding) => plain(snapshot, finding)),
	);
}

function plain(snapshot: Snapshot, finding: RuleFinding): unknown {
	const { code, severity, at, message, related = [], tags = [], isFixable } = finding;
	return {
		code,
		severity,
		at,
		message: render(message, 'en'),
		related: related.map((place) => [place.at, render(place.message, 'en')]),
		tags,
		isFixable,
		fixes: snapshot.fixes(finding).map(({ title, changes }) => [render(title, 'en'), changes]),
	};
}
