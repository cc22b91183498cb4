import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Cluster } from '../../server/src/model/cluster.ts';
import { type PresetName, presetTarget } from '../../server/src/plan/presets.ts';
import { printTarget } from '../../server/src/plan/target-layout.ts';
import { readTree, type Tree } from './tree.ts';
import { workspaceOf } from './workspace.ts';

/** One of the tutorial's five procedures, at addresses of a family. */
export interface Scenario {
	readonly name: PresetName;
	/** The files before; none for a deployment from the built-in template. */
	readonly source: Tree;
	/** The files after, by host and package. */
	readonly expected: Tree;
	/** The hosts that the preset has to be told. */
	readonly hosts: readonly string[];
}

/** A family of scenarios: where its files lie, and what its addresses begin with. */
export interface ScenarioFamily {
	readonly title: string;
	readonly address: string;
	readonly sourceOf: (name: string) => Tree;
	readonly expectedOf: (name: string) => Tree;
}

const root = path.join(import.meta.dirname, '../..');
const given = path.resolve(root, '../shared/domain/expected');

/** Our own scenarios: the examples as sources, the fixtures as results. */
export const ours: ScenarioFamily = {
	title: 'our own scenarios',
	address: '10.20.0.',
	sourceOf: (name) => readTree(path.join(root, 'examples', EXAMPLES[name] ?? name)),
	expectedOf: (name) => readTree(path.join(root, 'test/fixtures/scenarios', name, 'expected')),
};

/** The corrected files of the tutorial; they are not part of this repository. */
export const tutorial: ScenarioFamily | undefined = existsSync(given)
	? {
			title: 'the files of the tutorial',
			address: '172.0.0.',
			sourceOf: (name) => readTree(path.join(given, name)),
			expectedOf: (name) => readTree(path.join(given, name)),
		}
	: undefined;

if (!tutorial) console.log(`scenarios: the files of the tutorial are not in ${given}; only our own are tested`);

const EXAMPLES: Readonly<Record<string, string>> = {
	'deploy-single': 'single-server',
	'deploy-dual': 'dual-server',
	'single-to-three': 'three-servers',
};

const SCENARIOS = [
	{ name: 'deploy-single', from: undefined, hosts: [1] },
	{ name: 'deploy-dual', from: undefined, hosts: [1, 2] },
	{ name: 'single-to-three', from: 'deploy-single', hosts: [2, 3] },
	{ name: 'dual-to-three', from: 'deploy-dual', hosts: [3] },
	{ name: 'three-to-five', from: 'single-to-three', hosts: [4, 5] },
] as const;

/** The scenarios of a family. */
export function scenariosOf(family: ScenarioFamily): Scenario[] {
	return SCENARIOS.map(({ name, from, hosts }) => ({
		name,
		source: from ? family.sourceOf(from) : new Map(),
		expected: family.expectedOf(name),
		hosts: hosts.map((number) => family.address + number),
	}));
}

/** A target that no preset makes, with the files before and after. */
export interface WrittenTarget {
	readonly name: string;
	readonly source: Tree;
	readonly target: string;
	/** The files after, by host and package. */
	readonly expected: Tree;
}

/** The examples of targets that no preset makes. */
export const writtenTargets: readonly WrittenTarget[] = [
	{
		name: 'more-nodes',
		source: readTree(path.join(root, 'examples/three-servers')),
		target: readFileSync(path.join(root, 'examples/three-servers/more-nodes.migration.json'), 'utf8'),
		expected: readTree(path.join(root, 'test/fixtures/scenarios/more-nodes/expected')),
	},
];

/** The only cluster of a tree of files; none for an empty tree. */
export function clusterOf(tree: Tree): Cluster | undefined {
	const { clusters } = workspaceOf([...tree].map(([name, text]) => [`file:///w/${name}`, text] as const)).snapshot();
	if (clusters.length > 1) throw new Error(`expected one cluster, found ${clusters.map(({ id }) => id).join(', ')}`);
	return clusters[0];
}

/** The text of the target of a scenario: its preset, filled in. */
export function targetTextOf({ name, source, hosts }: Scenario): string {
	return printTarget(presetTarget(name, clusterOf(source), hosts));
}
