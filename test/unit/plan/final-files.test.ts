import { describe, expect, test } from 'vitest';
import { templateCluster } from '../../../server/src/plan/deployment-template.ts';
import { type FinalFile, finalFiles } from '../../../server/src/plan/final-files.ts';
import { readTarget } from '../../../server/src/plan/read-target.ts';
import { readSource } from '../../../server/src/plan/source.ts';
import { packagePath, wantedLayout } from '../../../server/src/plan/wanted.ts';
import { clusterOf, ours, scenariosOf, targetTextOf, tutorial } from '../../support/scenarios.ts';
import type { Tree } from '../../support/tree.ts';

function resultOf(source: Tree, targetText: string): FinalFile[] {
	const { target, problems } = readTarget(targetText);
	expect(problems).toEqual([]);
	if (!target) throw new Error('no target');
	const cluster = clusterOf(source) ?? templateCluster(target);
	const layout = readSource(cluster, (pkg) => packagePath(target, pkg.name, pkg.host ?? ''));
	return finalFiles(layout, wantedLayout(layout, target), target);
}

/** Files by host and package, as the trees of expected results have them. */
function asTree(files: readonly FinalFile[]): Map<string, string> {
	const name = ({ host, path }: FinalFile) => `${host}${path.replace('/home', '').replace('/server/clusterDemo', '')}`;
	return new Map(files.map((file) => [name(file), file.after]));
}

const sorted = (tree: Tree) => [...tree].sort(([a], [b]) => (a < b ? -1 : 1));
const withCrlf = (tree: Tree) => new Map([...tree].map(([name, text]) => [name, text.replaceAll('\n', '\r\n')]));

describe.for([ours, ...(tutorial ? [tutorial] : [])])('$title', (family) => {
	describe.for(scenariosOf(family))('$name', (scenario) => {
		const { source, expected } = scenario;

		test('the final files are the expected ones, byte for byte', () => {
			expect(sorted(asTree(resultOf(source, targetTextOf(scenario))))).toEqual(sorted(expected));
		});

		// A deployment without files starts from the built-in template, everything else from the files of the workspace.
		if (source.size > 0) {
			test('line ends, final line ends and blanks: CRLF stays, the rest is tidied', () => {
				const rough = new Map([...withCrlf(source)].map(([name, text]) => [name, text.replace(/\r\n$/, ' ')]));
				expect(sorted(asTree(resultOf(rough, targetTextOf(scenario))))).toEqual(sorted(withCrlf(expected)));
			});

			test('controller.cfg without a mode gets one as its first line', () => {
				const bare = new Map([...source].map(([name, text]) => [name, text.replace('mode=controller\n', '')]));
				expect(sorted(asTree(resultOf(bare, targetTextOf(scenario))))).toEqual(sorted(expected));
			});
		} else {
			test('deploying from files instead of the template leads to the same', () => {
				const target = targetTextOf({ ...scenario, source: expected });
				expect(JSON.parse(target).nodes).toEqual({});
				expect(sorted(asTree(resultOf(expected, target)))).toEqual(sorted(expected));
			});
		}
	});
});
