import type { TargetInput } from '../../server/src/plan/target-layout.ts';

/** A target that adds four controllers to a cluster of three on one host: too many for one plan. */
export const fourMore: TargetInput = {
	version: 1,
	kind: 'migrate',
	name: 'grow',
	hosts: Object.fromEntries([1, 4, 5, 6, 7].map((at) => [`10.20.0.${at}`, {}])),
	nodes: Object.fromEntries(
		[4, 5, 6, 7].map((at) => [
			`controller${at}`,
			{
				mode: 'controller' as const,
				host: `10.20.0.${at}`,
				port: 8820 + at,
				package: `dolphindb_${at}`,
				set: { dfsMetaDir: `/data/dolphindb_${at}/dfsMeta` },
			},
		]),
	),
};
