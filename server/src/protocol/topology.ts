import type { FailureVerdict } from './failure.ts';
import type { Place } from './place.ts';
import type { TreeTally } from './tree.ts';

/** A cluster as it is drawn: plain data, all words in the language of the reader. */
export interface Scene {
	/** The id of the cluster. */
	readonly id: string;
	readonly name: string;
	/** What is drawn, in words. */
	readonly title: string;
	/** The deployment mode in a word, and what it means in a sentence. */
	readonly mode: string;
	readonly description: string;
	readonly findings: SceneFindings;
	/** The Raft group of the controllers; null where there is none. */
	readonly raft: { readonly words: string; readonly members: readonly string[] } | null;
	readonly hosts: readonly SceneHost[];
	/** What it means that these are off, and what more may fail. */
	readonly verdicts: readonly FailureVerdict[];
	/** Places that give another address to a node than the one at which it is drawn. */
	readonly strays: readonly SceneStray[];
	/** What is not known of the cluster as a whole, or is not drawn. */
	readonly notes: readonly string[];
	/** Nodes that move: from the place that they leave to the one where they go on. */
	readonly moves: readonly SceneStray[];
	/** The hosts and nodes that are off, of those that were asked for. */
	readonly off: readonly string[];
}

/** How many errors and warnings there are, and which is the worst. */
export interface SceneFindings extends TreeTally {
	readonly worst: 'error' | 'warning' | null;
}

/** Something that can be selected. */
export interface SceneItem {
	/** Stays the same from drawing to drawing. */
	readonly id: string;
	/** What is written on it. */
	readonly label: string;
	/** All there is to say about it, for whoever does not see the drawing. */
	readonly spoken: string;
	readonly isOff: boolean;
	/** Whether it is not at this place any more when a plan is done. */
	readonly isLeft: boolean;
	/** Whether something about it is not known: a file is not in the workspace, or cannot be made sense of. */
	readonly isUnknown: boolean;
	readonly findings: SceneFindings;
	/** The row or line that defines it; null where no file does. */
	readonly place: Place | null;
}

/** A host with its packages. */
export interface SceneHost extends SceneItem {
	/** Empty for what is on no known host. */
	readonly address: string;
	readonly packages: readonly ScenePackage[];
}

/** A package with the nodes that run from it. Without a name: nobody knows from which package they run. */
export interface ScenePackage {
	readonly id: string;
	readonly name: string;
	readonly nodes: readonly SceneNode[];
}

/** A node. */
export interface SceneNode extends SceneItem {
	readonly alias: string;
	/** `controller`, `agent`, `datanode`, `computenode`, `single`, or `unknown`. */
	readonly role: string;
	/** The port as it is written. */
	readonly port: string;
	/** Role and port in words. */
	readonly detail: string;
	/** `host:port:alias` as the place says it. */
	readonly site: string;
	readonly isRaftMember: boolean;
	/** Whether it is an agent without a row in cluster.nodes. */
	readonly isDormant: boolean;
}

/** A line between two things: the two ends of a move, or things whose files disagree about addresses. */
export interface SceneStray {
	/** The node, host or package whose file says it. */
	readonly from: string;
	/** The node that is drawn at another address. */
	readonly to: string;
	readonly spoken: string;
}

/** A drawing: what it shows, and a picture of it as a file of its own. */
export interface Drawing {
	readonly scene: Scene;
	readonly svg: string;
}

/**
 * Asks for the drawing of a cluster; null where there is no such cluster. From then on the client is told of every other
 * drawing of it, until it closes it or asks for another one.
 */
export const topologyRequest = 'dolphindbCluster/topology';

/** Which cluster, by its id, and which hosts and nodes are off, by the ids of the scene. */
export interface TopologyParams {
	readonly cluster: string;
	readonly off: readonly string[];
}

/** Tells that the drawing is another one now; null where the cluster is gone. */
export const topologyChangedNotification = 'dolphindbCluster/topologyChanged';

/** The drawing, and whose. */
export interface TopologyChangedParams {
	readonly cluster: string;
	readonly drawing: Drawing | null;
}

/** Tells that nobody looks at the drawing any more. */
export const topologyClosedNotification = 'dolphindbCluster/topologyClosed';

/** Asks which node or host of a cluster a line belongs to. The answer is its id; null for a line that is about none. */
export const topologyAtRequest = 'dolphindbCluster/topologyAt';

/** A place in a file (a URI); lines and characters count from 0. */
export interface TopologyAtParams {
	readonly cluster: string;
	readonly uri: string;
	readonly position: { readonly line: number; readonly character: number };
}

/** Asks for the drawing of a cluster as a text of a format. The answer is the text; null where there is no such cluster. */
export const topologyExportRequest = 'dolphindbCluster/topologyExport';

/** The drawing, and the format. */
export interface TopologyExportParams extends TopologyParams {
	readonly format: 'svg' | 'mermaid';
}

/**
 * Asks for the drawing of what a target file makes of its cluster. What is being done comes as work-done progress, and the
 * request can be cancelled.
 */
export const planTopologyRequest = 'dolphindbCluster/planTopology';

/** The answer: the drawing of all places that nodes have on the way, or why there is no plan. */
export type PlanTopologyResult = PlanDrawing | { readonly problems: readonly string[] };

/** Before, after, and all between in one drawing. */
export interface PlanDrawing extends Drawing {
	/** The id of the cluster that the target is about; empty for a deployment. */
	readonly cluster: string;
	/** From before the first step to after the last one. */
	readonly moments: readonly PlanMoment[];
}

/** What a plan has made of the cluster at one moment: everything is there and runs but what is named. */
export interface PlanMoment {
	/** What was done last. */
	readonly title: string;
	/** The steps of which that consists; none before the first one. */
	readonly steps: readonly string[];
	/** Nothing takes these steps back. */
	readonly isIrreversible: boolean;
	/** The nodes that are not at this place yet, or not any more. */
	readonly absent: readonly string[];
	/** The nodes that do not run. */
	readonly off: readonly string[];
	/** What it means that they do not run, one sentence each. */
	readonly verdicts: readonly string[];
}
