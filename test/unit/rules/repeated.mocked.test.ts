import { expect, test, vi } from 'vitest';
import { buildClusters } from '../../../server/src/model/build-clusters.ts';
import { readConfigFile } from '../../../server/src/model/files/config-file.ts';
import { unknownInstallation } from '../../../server/src/model/installation.ts';
import unknownParameter from '../../../server/src/rules/cfg/cfg-unknown-parameter.ts';
import nested from '../../../server/src/rules/cluster/cluster-dir-nested.ts';

const compared = vi.hoisted(() => ({ names: 0 }));
vi.mock(import('../../../server/src/base/edit-distance.ts'), async (actual) => {
	const { editDistance } = await actual();
	return {
		editDistance: (...args) => {
			compared.names++;
			return editDistance(...args);
		},
	};
});

test('a name that is written wrong on many lines is compared with the known ones once', () => {
	const comparisons = (text: string) => {
		compared.names = 0;
		const file = readConfigFile('file:///w/cluster.cfg', 'cluster', text);
		return [[...unknownParameter.check(file, unknownInstallation)].length, compared.names];
	};
	const [, once] = comparisons('maxMemSiz=8\n');
	expect(comparisons('maxMemSyz=8\n'.repeat(50))).toEqual([50, once]);
	expect(once).toBeGreaterThan(100);
});

/** What the rule says of a cluster of one node, and how long it takes. */
function nestingIn(volumes: string) {
	const files = [
		readConfigFile(
			'file:///w/cluster.nodes',
			'nodes',
			'localSite,mode\n10.0.0.1:8801:a1,agent\n10.0.0.1:8802:n1,datanode\n',
		),
		readConfigFile('file:///w/cluster.cfg', 'cluster', `volumes=${volumes}\n`),
	];
	const [cluster] = buildClusters(files);
	if (!cluster) throw new Error('no cluster');
	const start = performance.now();
	const found = [...nested.check(cluster, unknownInstallation)];
	return { found: found.map(({ at }) => at.span.start), seconds: (performance.now() - start) / 1000 };
}

test('a directory that one line repeats is compared with few of its twins', () => {
	const { found, seconds } = nestingIn(Array(20_000).fill('/data').join());
	expect(found).toEqual([]);
	expect(seconds).toBeLessThan(2); // with each other they take far longer
	expect(nestingIn(`/data/x,${Array(50).fill('/data').join()}`).found).toEqual(['volumes='.length]);
	expect(nestingIn(`${Array(50).fill('/data/x').join()},/data`).found).toEqual(['volumes='.length]);
});
