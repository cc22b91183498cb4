import { rangeOf } from '../../server/src/base/span.ts';
import { drawingOf } from '../../server/src/features/topology/drawing.ts';
import type { SceneOptions } from '../../server/src/features/topology/scene.ts';
import type { Drawing, SceneNode } from '../../server/src/protocol/topology.ts';
import type { Snapshot } from '../../server/src/workspace/workspace.ts';
import { workspaceOf } from './workspace.ts';
import { allElements, parseXml, type XmlElement } from './xml.ts';

/** Options for scenes in English, with files by their ids. */
export const english: SceneOptions = {
	locale: 'en',
	off: [],
	show: ({ file, span }) => ({ uri: file, range: rangeOf(span) }),
};

/** The state of a workspace of these files, by their paths. */
export function snapshotOf(files: Iterable<readonly [string, string]>): Snapshot {
	return workspaceOf([...files].map(([name, text]) => [`file:///${name}`, text] as const)).snapshot();
}

/** The drawings of all clusters of a workspace. */
export function drawings(snapshot: Snapshot, options: Partial<SceneOptions> = {}): Drawing[] {
	return snapshot.clusters.map((cluster) => drawingOf(snapshot, cluster, { ...english, ...options }));
}

/** The nodes of a drawing. */
export function nodesIn({ scene }: Drawing): SceneNode[] {
	return scene.hosts.flatMap(({ packages }) => packages.flatMap(({ nodes }) => nodes));
}

/** All that a picture may be made of: nothing that runs, loads or leads anywhere. */
const ELEMENTS = new Set(['svg', 'title', 'desc', 'style', 'g', 'rect', 'text', 'circle', 'path']);
const ATTRIBUTES =
	/^(xmlns|class|id|role|lang|tabindex|aria-(label|labelledby|describedby|hidden)|data-(id|of)|width|height|viewBox|x|y|rx|r|cx|cy|d)$/;

/** The elements of a picture. Throws where it is not well-formed, or holds anything that a picture need not hold. */
export function pictureElements(svg: string): XmlElement[] {
	const all = allElements(parseXml(svg));
	const bad = all.flatMap(({ name, attributes }) => [
		...(ELEMENTS.has(name) ? [] : [name]),
		...Object.keys(attributes).filter((attribute) => !ATTRIBUTES.test(attribute)),
	]);
	if (bad.length > 0) throw new Error(`not of a picture: ${bad.join(' ')}`);
	return all;
}
