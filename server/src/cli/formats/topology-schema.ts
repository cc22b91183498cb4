import * as z from 'zod/mini';

const described = (description: string) => z.meta({ description });
const names = z.array(z.string());

const group = {
	members: names,
	left: names.check(described('Those that are up.')),
	needed: z.int().check(described('How many have to be up.')),
	hasMajority: z.nullable(z.boolean()).check(described('Null where the files do not tell.')),
};

const fatalSets = z
	.nullable(
		z.strictObject({
			size: z.int().check(described('Hosts in each of the smallest sets; 0 where it has happened already.')),
			always: names.check(described('In each of the sets.')),
			choose: z.int(),
			among: names.check(described('Any `choose` of these besides `always` are a set, if `isAnyChoice`.')),
			isAnyChoice: z.boolean(),
			sets: z.array(names).check(described('The sets one by one where there are at most 20, else the first or none.')),
			hasMore: z.boolean(),
		}),
	)
	.check(described('Null where no loss of hosts does that, or where the files do not tell.'));

const failure = z.strictObject({
	state: z
		.enum(['works', 'limited', 'data-unknown', 'data-at-risk', 'no-data', 'stops', 'unknown'])
		.check(described('The exit code is 0 for the first two where something is off.')),
	isStandalone: z.boolean(),
	off: z.strictObject({
		hosts: names,
		nodes: names.check(described('All that are off, with those on the hosts.')),
	}),
	controllers: z.strictObject(group),
	data: z.strictObject({
		nodes: names,
		left: names,
		hostsLeft: z.int(),
		replicas: z.nullable(z.int()).check(described('dfsReplicationFactor; null where zones have numbers of their own.')),
		level: z.int().check(z.minimum(0), z.maximum(2), described('dfsReplicaReliabilityLevel.')),
		readable: z.enum(['guaranteed', 'expected', 'uncertain', 'gone', 'unknown']),
		newPartitions: z.nullable(z.boolean()),
	}),
	raftGroups: z.array(z.strictObject({ id: z.string(), parameter: z.string(), ...group, unknown: names })),
	unstartable: z
		.array(z.strictObject({ node: z.string(), host: z.string(), agents: names, isOff: z.boolean() }))
		.check(described('Nodes on hosts that are up, all of whose agents are off.')),
	limits: z
		.strictObject({ hosts: z.int(), stops: fatalSets, data: fatalSets, guaranteed: fatalSets })
		.check(described('What more may be lost from here.')),
	unknown: z.array(
		z.strictObject({
			kind: z.enum(['controllers', 'hosts', 'roles', 'agents', 'defaults', 'differences', 'zones']),
			names,
		}),
	),
});

/** The form of `topology --format json`, version 1. Its JSON schema is generated from here. */
export const topologySchema = z.strictObject({
	version: z.literal(1),
	clusters: z.array(
		z.strictObject({
			name: z.string(),
			mode: z.enum(['standalone', 'incomplete', 'single-node', 'pseudo-distributed', 'ordinary', 'pseudo-ha', 'ha']),
			title: z.string(),
			hosts: z.array(
				z.strictObject({
					address: z.nullable(z.string()).check(described('Null for what runs nobody knows where.')),
					isOff: z.boolean(),
					packages: z.array(
						z.strictObject({
							name: z.nullable(z.string()),
							nodes: z.array(
								z.strictObject({
									alias: z.string(),
									role: z.nullable(z.enum(['controller', 'agent', 'datanode', 'computenode', 'single'])),
									roleName: z.string(),
									port: z.string(),
									isOff: z.boolean(),
									hasRow: z.boolean().check(described('Whether cluster.nodes names it.')),
								}),
							),
						}),
					),
				}),
			),
			failure,
			verdicts: z.array(z.strictObject({ weight: z.enum(['bad', 'caution', 'good', 'note']), text: z.string() })),
		}),
	),
});

/** The JSON schema of what `topology` prints. */
export function topologyJsonSchema(): unknown {
	return z.toJSONSchema(topologySchema);
}
