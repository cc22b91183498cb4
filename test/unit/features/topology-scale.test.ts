import { describe, expect, test } from 'vitest';
import { pictureOf } from '../../../server/src/features/topology/drawing.ts';
import { hostsOf } from '../../../server/src/features/topology/members.ts';
import { straysOf } from '../../../server/src/features/topology/strays.ts';
import type { Scene } from '../../../server/src/protocol/topology.ts';
import { textOf } from '../../../server/src/syntax/tree.ts';
import { Counter, sizeOf } from '../../support/counted.ts';
import { clusterOf, defects, filesOf, layouts } from '../../support/grown.ts';
import { drawings, nodesIn, snapshotOf } from '../../support/topology.ts';

const SIZES = [50, 100, 200];
/** How much more may be read of each element when there are twice as many hosts. */
const GROWTH = 1.15;

/** How often more is read of each element than in the size before. */
function growths(costs: readonly { readonly reads: number; readonly size: number }[]): number[] {
	return costs.slice(1).map(({ reads, size }, at) => {
		const before = costs[at] ?? { reads: 1, size: 1 };
		return reads / size / (before.reads / before.size);
	});
}

describe.each(layouts)('%s', (layout) => {
	test.each(defects)('with %s wrong: what is drawn is found in proportion to the cluster', (defect) => {
		const costs = SIZES.map((hosts) => {
			const cluster = clusterOf(layout, hosts, defect);
			const counter = new Counter();
			const fresh = counter.cluster(cluster);
			hostsOf(fresh);
			straysOf(fresh);
			return { reads: counter.reads, size: sizeOf(cluster) };
		});
		expect(Math.max(...growths(costs))).toBeLessThan(GROWTH);
	});
});

const sceneOf = (hosts: number, defect: (typeof defects)[number]) => {
	const files = filesOf('cluster.nodes beside controllers only', hosts, defect);
	const [drawing] = drawings(snapshotOf(files.map((file) => [file.id.replace('file:///', ''), textOf(file.tree)])));
	if (!drawing) throw new Error('nothing is drawn');
	return drawing;
};

test.each(['nothing', 'rows', 'agents'] as const)(
	'with %s wrong: a scene is laid out in proportion to its nodes',
	(defect) => {
		const costs = SIZES.map((hosts) => {
			const drawing = sceneOf(hosts, defect);
			const counter = new Counter();
			pictureOf(counted(drawing.scene, counter), { locale: 'en' });
			return { reads: counter.reads, size: nodesIn(drawing).length };
		});
		expect(costs[0]?.reads).toBeGreaterThan(100);
		expect(Math.max(...growths(costs))).toBeLessThan(GROWTH);
	},
);

function counted(scene: Scene, counter: Counter): Scene {
	const hosts = scene.hosts.map((host) => ({
		...host,
		packages: counter.array(host.packages.map((pkg) => ({ ...pkg, nodes: counter.array(pkg.nodes) }))),
	}));
	const raft = scene.raft && { ...scene.raft, members: counter.array(scene.raft.members) };
	return { ...scene, raft, hosts: counter.array(hosts), strays: counter.array(scene.strays) };
}
