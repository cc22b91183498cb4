import type { Cluster } from '../../model/cluster.ts';
import type { Drawing, Scene } from '../../protocol/topology.ts';
import type { Snapshot } from '../../workspace/workspace.ts';
import { layoutOf, saidVerdicts } from './layout.ts';
import { type SceneOptions, sceneOf } from './scene.ts';
import { svgOf } from './svg.ts';

/** The drawing of a cluster. */
export function drawingOf(snapshot: Snapshot, cluster: Cluster, options: SceneOptions): Drawing {
	const scene = sceneOf(snapshot, cluster, options);
	return { scene, svg: pictureOf(scene, options) };
}

/** The picture of a scene. */
export function pictureOf(scene: Scene, { locale }: Pick<SceneOptions, 'locale'>): string {
	const { title, mode, description, raft, notes } = scene;
	const verdicts = saidVerdicts(scene).map(({ text }) => text);
	const words = [mode, description, ...(raft ? [raft.words] : []), ...verdicts, ...notes].join('\n');
	return svgOf(layoutOf(scene), { title, description: words, language: locale === 'zh' ? 'zh-CN' : 'en' });
}
