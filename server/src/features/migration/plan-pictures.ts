import { uniqueBy } from '../../base/collections.ts';
import type { RenderedFile } from '../../render/renderer.ts';
import { hasPicture, pictureName } from '../../render/runbook/picture.ts';
import type { PlannedStage } from '../../verify/plan-migration.ts';
import { pictureOf } from '../topology/drawing.ts';
import { planSceneOf } from '../topology/plan-scene.ts';
import { stageMoments } from '../topology/stage-moments.ts';

/** The pictures that the runbooks of a plan show: before and after, in both languages. */
export function planPictures(stage: PlannedStage): RenderedFile[] {
	const { plan } = stage;
	if (!hasPicture(plan)) return [];
	const moments = uniqueBy(stageMoments(stage), ({ cluster }) => cluster); // a picture shows places, not what runs
	return (['en', 'zh'] as const).map((locale) => {
		const { scene } = planSceneOf(moments, plan.name, locale);
		return { path: pictureName[locale], text: pictureOf(scene, { locale }), executable: false };
	});
}
