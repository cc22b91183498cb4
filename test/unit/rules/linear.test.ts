import { describe, expect, test } from 'vitest';
import { baseName } from '../../../server/src/base/paths.ts';
import { buildCluster } from '../../../server/src/model/build-clusters.ts';
import { buildPackages } from '../../../server/src/model/build-packages.ts';
import type { Cluster } from '../../../server/src/model/cluster.ts';
import type { ConfigFile } from '../../../server/src/model/files/config-file.ts';
import type { Installation } from '../../../server/src/model/installation.ts';
import { rules } from '../../../server/src/rules/registry.generated.ts';
import type { ClusterRule, FileRule, Finding } from '../../../server/src/rules/rule.ts';
import { Counter, lengthOf, sizeOf } from '../../support/counted.ts';
import { clusterOf, type Defect, defects, filesOf, layouts } from '../../support/grown.ts';

/** How much more may be read of each element of a cluster when it has twice as many hosts. */
const GROWTH = 1.15;
/** Reads that do not matter, however they grow. */
const FEW = 500;
const SIZES = [50, 100, 200];

/** All that can be said about an installation, so that no rule keeps silent. */
const installation: Installation = {
	serverVersion: '3.00.4',
	licence: { edition: 'community', nodes: 3, cores: 2, memory: 8 },
	addressNotation: 'name',
	isStarted: true,
};

/** What a rule costs: the elements that it reads for all findings, and for the fixes of the first of them. */
function costOf(counter: Counter, cluster: Cluster, check: () => Iterable<Finding>): number {
	counter.reads = 0;
	const [first] = [...check()];
	for (const fix of first?.fixes?.(cluster) ?? []) void fix.changes.length;
	return counter.reads;
}

interface Cost {
	readonly reads: number;
	/** How much there is to read. */
	readonly size: number;
}

/** What grows too fast: the reads for each size beside the size itself. */
function faultsOf(code: string, costs: readonly Cost[]): string[] {
	return costs.flatMap(({ reads, size }, at) => {
		const before = costs[at - 1];
		if (!before || reads <= (before.reads * size * GROWTH) / before.size + FEW) return [];
		const growth = reads / size / (before.reads / before.size);
		return [
			`${code} reads ${growth.toFixed(2)} times as much of each element: ${reads} in ${size}, ${before.reads} in ${before.size}`,
		];
	});
}

const clusterRules = rules.filter((rule): rule is ClusterRule => rule.scope === 'cluster');
const fileRules = rules.filter((rule): rule is FileRule => rule.scope === 'file');

/** Full copies take their time; the other layouts show what is wrong as well. */
const enough: readonly Defect[] = ['nothing', 'addresses', 'settings'];

describe.each(layouts)('clusters of %s', (layout) => {
	const wrong = layout === 'everything on every host' ? enough : defects;
	test.each(wrong)('with %s wrong: rules read in proportion to the cluster', { timeout: 120_000 }, (defect) => {
		const clusters = SIZES.map((hosts) => clusterOf(layout, hosts, defect));
		const faults = clusterRules.flatMap((rule) =>
			faultsOf(
				rule.code,
				clusters.map((cluster) => clusterCost(rule, cluster)),
			),
		);
		expect(faults).toEqual([]);
	});
});

function clusterCost(rule: ClusterRule, cluster: Cluster): Cost {
	const counter = new Counter();
	const fresh = counter.cluster(cluster);
	return { reads: costOf(counter, fresh, () => rule.check(fresh, installation)), size: sizeOf(cluster) };
}

describe('files', () => {
	test.each(defects)('with %s wrong: rules read in proportion to the file', { timeout: 60_000 }, (defect) => {
		const bySize = SIZES.map((hosts) => filesOf('cluster.nodes beside controllers only', hosts, defect).slice(0, 8));
		const faults = (bySize[0] ?? []).flatMap((first, at) =>
			fileRules
				.filter((rule) => rule.kinds.includes(first.kind))
				.flatMap((rule) => {
					const costs = bySize.flatMap((files) => files[at] ?? []).map((file) => fileCost(rule, file));
					return faultsOf(`${rule.code} on ${baseName(first.id)}`, costs);
				}),
		);
		expect(faults).toEqual([]);
	});
});

function fileCost(rule: FileRule, file: ConfigFile): Cost {
	const counter = new Counter();
	const fresh = counter.file(file);
	const cluster = buildCluster(buildPackages([fresh]));
	return { reads: costOf(counter, cluster, () => rule.check(fresh, installation)), size: lengthOf(file) };
}
