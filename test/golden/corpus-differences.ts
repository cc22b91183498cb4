const persistence =
	'true by the manual ([FC], [SH]): streamingHAMode=raft needs persistenceDir, and here only controller.cfg sets it, where it has no effect; found by hand as a defect of controller.cfg';
const consequence =
	'a consequence of the unreadable row of cluster.nodes, which is reported there; one fact, one finding';
const tie =
	'the known defect stands in agent.cfg and is reported there; as many files say the one as the other, so both sides are named';
const unit = 'no source names a largest value, so nothing can be said for sure; RULES.md has no rule for units';

/**
 * Where what was found by hand in real files and what the rules find differ, and why. A line that is not so any more
 * fails, as does a difference that is not here.
 */
export const differences: ReadonlyMap<string, string> = new Map([
	['k8s-ha-onehost: cluster-streaming-ha-persistence at cfg/cluster.cfg:16', persistence],
	['k8s-ha-multihost: cluster-streaming-ha-persistence at host1/cfg/cluster.cfg:16', persistence],
	['k8s-ha-multihost: cluster-streaming-ha-persistence at host2/cfg/cluster.cfg:16', persistence],
	['k8s-ha-multihost: cluster-streaming-ha-persistence at host3/cfg/cluster.cfg:16', persistence],
	['helm-singleton-rendered: missing LOCALSITE-NOT-IN-NODES at agent-config/agent.cfg:2', consequence],
	['hist-multi-2018-07-04: missing LOCALSITE-NOT-IN-NODES at P2/config/agent.cfg:4', consequence],
	['hist-multi-2018-07-10: missing LOCALSITE-NOT-IN-NODES at P2/config/agent.cfg:4', consequence],
	['hist-multi-2018-11-08: missing LOCALSITE-NOT-IN-NODES at P2/config/agent.cfg:4', consequence],
	['md-cn-compute-node: agent-sites-controller-mismatch at P1/config/cluster.nodes:2', tie],
	['md-cn-compute-node: agent-sites-controller-mismatch at P1/config/cluster.nodes:3', tie],
	['md-cn-compute-node: agent-sites-controller-mismatch at P1/config/cluster.nodes:4', tie],
	['docs-compute-group: agent-sites-controller-mismatch at P1/config/cluster.nodes:2', tie],
	['docs-compute-group: agent-sites-controller-mismatch at P1/config/cluster.nodes:3', tie],
	['docs-compute-group: agent-sites-controller-mismatch at P1/config/cluster.nodes:4', tie],
	['docs-compute-group: missing UNIT at per-node/P1/config/cluster.cfg:2', unit],
	['docs-compute-group: missing UNIT at per-node/P1/config/cluster.cfg:3', unit],
	['docs-compute-group: missing UNIT at per-node/P1/config/cluster.cfg:7', unit],
	['docs-compute-group: missing UNIT at per-node/P1/config/cluster.cfg:8', unit],
	[
		'text-ctp-single-server: missing REL1-SAME-HOST at controller.cfg:5',
		'there is no cluster.nodes, and the data nodes, started without an agent, have files of their own; the rule counts rows',
	],
]);
