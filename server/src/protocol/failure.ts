/**
 * What is left of a cluster when hosts or nodes are off, as plain data. Nodes are named by alias, hosts as the files
 * write them. What the files do not tell is null, or named in `unknown`.
 */
export interface FailureReport {
	readonly state: FailureState;
	/** A standalone server, which has neither controllers nor agents. */
	readonly isStandalone: boolean;
	readonly off: {
		readonly hosts: readonly string[];
		/** Everything that is off, with what runs on those hosts. */
		readonly nodes: readonly string[];
	};
	/** The controllers, or the standalone server. */
	readonly controllers: GroupReport;
	readonly data: DataReport;
	/** The Raft groups of data and compute nodes. */
	readonly raftGroups: readonly RaftGroupReport[];
	/** Nodes that nobody can start any more although their host is up: its agents are off. */
	readonly unstartable: readonly UnstartableNode[];
	readonly limits: Limits;
	readonly unknown: readonly Unknown[];
}

/**
 * The worst of what happens. *works*: nothing. *limited*: the cluster goes on with all its data, but not everything
 * does. *data-unknown*: whether data are unavailable does not follow from the files. *data-at-risk*: some data may be
 * unavailable. *no-data*: all data nodes are off. *stops*: the controllers have no majority. *unknown*: no controller
 * is known.
 */
export type FailureState = 'works' | 'limited' | 'data-unknown' | 'data-at-risk' | 'no-data' | 'stops' | 'unknown';

/** A group that works as long as a majority of it is up. */
export interface GroupReport {
	readonly members: readonly string[];
	readonly left: readonly string[];
	/** How many have to be up. */
	readonly needed: number;
	/** Null where members that nobody knows of decide. */
	readonly hasMajority: boolean | null;
}

/** A Raft group of data and compute nodes, as `streamingRaftGroups` and `mvccTableRaftGroups` name them. */
export interface RaftGroupReport extends GroupReport {
	readonly id: string;
	readonly parameter: string;
	/** Members that cluster.nodes does not have. */
	readonly unknown: readonly string[];
}

/** What becomes of data. */
export interface DataReport {
	readonly nodes: readonly string[];
	readonly left: readonly string[];
	/** How many hosts have data nodes that are up. */
	readonly hostsLeft: number;
	/** dfsReplicationFactor; null where zones have numbers of their own. */
	readonly replicas: number | null;
	/** dfsReplicaReliabilityLevel. */
	readonly level: 0 | 1 | 2;
	/**
	 * Whether every partition still has a replica that is up. *guaranteed*: by arithmetic. *expected*: where each was
	 * created while there were hosts enough. *uncertain*: some may have lost all. *gone*: none has one. *unknown*: the
	 * files do not tell. A cluster without a majority of controllers reads nothing whatever stands here.
	 */
	readonly readable: 'guaranteed' | 'expected' | 'uncertain' | 'gone' | 'unknown';
	/** Whether there are controllers and data nodes for all replicas of a new partition; null where that is not known. */
	readonly newPartitions: boolean | null;
}

/** A node without an agent that could start it. */
export interface UnstartableNode {
	readonly node: string;
	readonly host: string;
	/** The agents of its host, all of them off. */
	readonly agents: readonly string[];
	readonly isOff: boolean;
}

/** What more may be lost from here on; the hosts that are off do not count any more. */
export interface Limits {
	/** How many hosts with controllers or data nodes are left. */
	readonly hosts: number;
	/** The smallest losses after which the controllers have no majority; null where no loss of hosts does that. */
	readonly stops: FatalSets | null;
	/** The smallest losses after which some data may be unavailable; null also where zones decide. */
	readonly data: FatalSets | null;
	/** The same where partitions count that were created while hosts were missing (reliability level 2). */
	readonly guaranteed: FatalSets | null;
}

/**
 * The smallest sets of hosts whose loss is fatal: the hosts of `always` and any `choose` of those in `among`. Where
 * `isAnyChoice` is false, not every such choice is fatal, and `sets` has those that are.
 */
export interface FatalSets {
	/** How many hosts each set has; 0 where it has happened already. Any fewer may be lost. */
	readonly size: number;
	readonly always: readonly string[];
	readonly choose: number;
	readonly among: readonly string[];
	readonly isAnyChoice: boolean;
	/** The sets one by one where there are few; else the first, or none where the choice says it all. */
	readonly sets: readonly (readonly string[])[];
	/** Whether there are more sets than `sets` has. */
	readonly hasMore: boolean;
}

/** Something that the files do not tell, so that the report is as good as the assumption. */
export interface Unknown {
	/**
	 * *controllers*: none is known. *hosts*: of these nodes nobody knows the host. *roles*: of these nodes nobody knows
	 * the role. *agents*: no agent of these hosts is known. *defaults*: of these parameters nobody knows what
	 * controller.cfg says, and the default is assumed. *differences*: controllers differ in these parameters, and what most
	 * say is assumed. *zones*: these zones have replicas of their own.
	 */
	readonly kind: 'controllers' | 'hosts' | 'roles' | 'agents' | 'defaults' | 'differences' | 'zones';
	readonly names: readonly string[];
}

/** A sentence about what is off, or about what more may fail, in the language of the reader. */
export interface FailureVerdict {
	/**
	 * *bad*: the cluster stops, or data are away or may be. *caution*: something does not go on, or one more loss is
	 * fatal. *good*: something goes on. *note*: what is assumed, or how much more it takes.
	 */
	readonly weight: 'bad' | 'caution' | 'good' | 'note';
	readonly text: string;
}

/** A report with what it says in sentences: what happens, what more may fail, what that rests on. */
export interface ToldFailure {
	readonly failure: FailureReport;
	readonly verdicts: readonly FailureVerdict[];
}
