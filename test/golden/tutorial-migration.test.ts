import { readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { generate } from '../../server/src/features/migration/generate.ts';
import { targetText } from '../../server/src/features/migration/offers.ts';
import type { PresetName } from '../../server/src/plan/presets.ts';
import { applyChanges } from '../../server/src/rules/apply-changes.ts';
import { corpusFolder, hasCorpus, readTree } from '../support/corpus.ts';
import { workspaceOf } from '../support/workspace.ts';

const expectedFolder = path.resolve(corpusFolder, '../domain/expected');
const ROOT = 'file:///w/';

/** The preset, the files it starts from, and the hosts to fill in. */
const migrations: [PresetName, string, string[]][] = [
	['deploy-single', 'seed-single-server', ['172.0.0.1']],
	['single-to-three', 'seed-single-server', ['172.0.0.2', '172.0.0.3']],
	['deploy-dual', 'seed-dual-server', ['172.0.0.1', '172.0.0.2']],
	['dual-to-three', 'seed-dual-server', ['172.0.0.3']],
];

describe.runIf(hasCorpus('migrations of the tutorial’s own files'))(
	'the tutorial’s own files, mended by quick-fixes',
	() => {
		test.for(migrations)(
			'%s from %s ends in the expected files, in the line ends they have',
			([preset, seed, hosts]) => {
				const snapshot = workspaceOf(mended(seed)).snapshot();
				const [cluster] = snapshot.clusters;
				const made = generate(snapshot, targetText(preset, cluster, hosts));
				if ('problems' in made) throw new Error(JSON.stringify(made.problems));
				const after = new Map(
					made.stages.flatMap(({ plan }) => plan.files).map((file) => [`${file.host}${file.path}`, file.after]),
				);
				for (const [name, text] of readTree(path.join(expectedFolder, preset))) {
					const [host, pkg, , file] = name.split('/');
					const planned = after.get(`${host}/home/${pkg}/server/clusterDemo/config/${file}`);
					expect(planned?.replaceAll('\r\n', '\n'), name).toBe(text);
					expect(planned?.includes('\r\n'), `${name} keeps CRLF`).toBe(true);
				}
			},
		);

		test('three-to-five from the files of the migration before ends in the expected files', () => {
			const texts = [...readTree(path.join(expectedFolder, 'single-to-three'))].map(
				([name, text]) => [ROOT + name, text] as const,
			);
			const snapshot = workspaceOf(texts).snapshot();
			const made = generate(snapshot, targetText('three-to-five', snapshot.clusters[0], ['172.0.0.4', '172.0.0.5']));
			if ('problems' in made) throw new Error(JSON.stringify(made.problems));
			const after = new Map(
				made.stages.flatMap(({ plan }) => plan.files).map((file) => [`${file.host}${file.path}`, file.after]),
			);
			for (const [name, text] of readTree(path.join(expectedFolder, 'three-to-five'))) {
				const [host, pkg, , file] = name.split('/');
				const kept = texts.find(([id]) => id === ROOT + name)?.[1]; // a file that stays as it is needs no step
				expect(after.get(`${host}/home/${pkg}/server/clusterDemo/config/${file}`) ?? kept, name).toBe(text);
			}
		});

		test('there is an expectation for every preset', () => {
			expect(readdirSync(expectedFolder).sort()).toEqual(
				[...migrations.map(([preset]) => preset), 'three-to-five'].sort(),
			);
		});
	},
);

/** The files of a case after the preferred fix of every error. */
function mended(seed: string): ReadonlyMap<string, string> {
	let texts: ReadonlyMap<string, string> = new Map(
		[...readTree(path.join(corpusFolder, seed))].map(([name, text]) => [ROOT + name, text]),
	);
	for (let round = 0; round < 10; round++) {
		const snapshot = workspaceOf(texts).snapshot();
		const error = [...snapshot.files.keys()]
			.flatMap((file) => snapshot.findings(file))
			.find(({ severity }) => severity === 'error');
		if (!error) return texts;
		texts = applyChanges(texts, snapshot.fixes(error)[0]?.changes ?? []);
	}
	return texts;
}
