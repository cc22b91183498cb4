import { type Message, say } from '../../base/message.ts';
import type { FileId } from '../../base/span.ts';
import { defaultTarget } from '../../plan/target-layout.ts';
import { sourceFor } from '../../verify/plan-migration.ts';
import type { Snapshot } from '../../workspace/workspace.ts';
import { targetWithMove, type WantedMove, withNodeOn } from './move-node.ts';
import { sceneOf } from './scene.ts';

/** A target as it stands in the editor. */
export interface WrittenTarget {
	readonly file: FileId;
	readonly text: string;
}

/** The text of a target in which a node of a cluster runs on a host, or why there is none. */
export function movedTarget(
	snapshot: Snapshot,
	clusterId: string,
	move: WantedMove,
	written?: WrittenTarget,
): { readonly text: string } | { readonly problem: Message } {
	const cluster = snapshot.clusters.find(({ id }) => id === clusterId);
	if (!cluster) return { problem: say(GONE) };
	const of = written && sceneOf(snapshot, written.file, written.text).source;
	if (of && of.cluster !== cluster) return { problem: say(OTHER, { cluster: cluster.name, other: of.cluster.name }) };
	const source = of ?? sourceFor(cluster, defaultTarget);
	if (!source.placementOf.has(move.alias)) return { problem: say(UNKNOWN, { alias: move.alias }) };
	if (!written) return { text: targetWithMove(move, source) };
	const text = withNodeOn(written.text, move, source);
	return text === undefined ? { problem: say(UNREADABLE) } : { text };
}

const GONE = {
	en: 'The cluster is not what it was any more. Choose the node again.',
	zh: '集群已发生变化，请重新选择节点。',
};
const OTHER = {
	en: 'The target file is about the cluster {other}, not about {cluster}. Open a target file of {cluster}, or close this one.',
	zh: '该目标文件针对集群 {other}，而不是 {cluster}。请打开 {cluster} 的目标文件，或关闭此文件。',
};
const UNKNOWN = {
	en: '{alias} cannot be moved: no configuration file says where it runs.',
	zh: '无法移动 {alias}：配置文件中没有它的运行位置。',
};
const UNREADABLE = {
	en: 'The target file is not valid JSON at the moment. Correct it first; its first mistake is underlined.',
	zh: '目标文件目前不是有效的 JSON，请先更正标出的第一处错误。',
};
