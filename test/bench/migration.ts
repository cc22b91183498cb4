import { presetTarget } from '../../server/src/plan/presets.ts';
import { printTarget } from '../../server/src/plan/target-layout.ts';
import { rules } from '../../server/src/rules/registry.generated.ts';
import { type Snapshot, Workspace } from '../../server/src/workspace/workspace.ts';
import { manyHosts } from './workload.ts';

/** A cluster that was read, and the text of a target for it. */
export interface Migration {
	readonly snapshot: Snapshot;
	readonly target: string;
}

/**
 * A cluster of many hosts with a package each, of which three run controllers, and a target that brings two more
 * controllers on new hosts and moves all nodes of the last host to a third new one.
 */
export function manyMoving(count: number): Migration {
	const workspace = new Workspace(rules);
	for (const [name, text] of manyHosts(count)) {
		workspace.setText(`file:///w/${name.replace('/config/', '/dolphindb/config/')}`, text);
	}
	const snapshot = workspace.snapshot();
	for (const file of snapshot.files.keys()) snapshot.findings(file); // as the editor has them when a plan is asked for
	const [cluster] = snapshot.clusters;
	const emptied = cluster?.packages.at(-1)?.host ?? '';
	const grown = presetTarget('three-to-five', cluster, ['10.99.0.1', '10.99.0.2']);
	const moved = presetTarget('evacuate-host', cluster, [emptied, '10.99.0.3']);
	const hosts = { ...moved.hosts, ...grown.hosts };
	return { snapshot, target: printTarget({ ...grown, hosts, nodes: { ...moved.nodes, ...grown.nodes } }) };
}
