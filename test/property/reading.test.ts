import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type ConfigFile, readConfigFile } from '../../server/src/model/files/config-file.ts';
import { mutate, mutation } from '../support/arbitraries/files.ts';
import { sampleClusters } from '../support/sample-clusters.ts';
import { workspaceOf } from '../support/workspace.ts';

const clusters = sampleClusters();

/** A file after another one of its versions, and read by itself. */
function versions(text: string, before: ConfigFile): [ConfigFile, ConfigFile] {
	const { id, kind } = before;
	return [readConfigFile(id, kind, text, before), readConfigFile(id, kind, text)];
}

test('whatever is edited, a file says what it says when it is read by itself', () => {
	const edit = mutation.filter(({ kind }) => kind !== 'hugeLine');
	fc.assert(
		fc.property(fc.constantFrom(...clusters.keys()), fc.array(edit, { maxLength: 6 }), (name, edits) => {
			let files = clusters.get(name) ?? new Map();
			const known = new Map(workspaceOf([...files]).snapshot().files);
			for (const one of edits) {
				files = mutate(files, one);
				for (const [id, before] of known) {
					const [after, fresh] = versions(files.get(id) ?? '', before);
					expect(after).toEqual(fresh);
					known.set(id, after);
				}
			}
		}),
		{ numRuns: Number(process.env['RUNS'] ?? 150) },
	);
});

describe('cluster.nodes says the same', () => {
	const row = (n: number) => `10.0.0.${n}:8900:c${n},controller`;
	const before = ['localSite,mode', row(1), row(2), row(3), ''].join('\n');
	const file = readConfigFile('file:///w/cluster.nodes', 'nodes', before);

	test.each([
		['with a second header between rows', ['localSite,mode', row(1), 'localSite,mode', row(2), row(3), '']],
		['with a second header below the first', ['localSite,mode', 'localSite,mode', row(1), row(2), row(3), '']],
		['with a row that is broken in two', ['localSite,mode', row(1), '10.0.0.2:8900:', 'c2,controller', row(3), '']],
		['with two rows on a line', ['localSite,mode', row(1), row(2) + row(3), '']],
		['without its header', [row(1), row(2), row(3), '']],
		['with another column', ['localSite,mode,zone', row(1), row(2), row(3), '']],
		['without its last line end', ['localSite,mode', row(1), row(2), row(3)]],
	])('%s', (_, lines) => {
		const [after, fresh] = versions(lines.join('\n'), file);
		expect(after).toEqual(fresh);
	});
});
