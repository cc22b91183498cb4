import type { Locale } from '../../base/message.ts';
import { blueprintOf } from '../../plan/blueprint.ts';
import type { RenderedFile } from '../../render/renderer.ts';
import { hasPicture, pictureName } from '../../render/runbook/picture.ts';
import { momentsOf } from '../../verify/moments.ts';
import type { PlannedStage } from '../../verify/plan-migration.ts';
import { pictureOf } from '../topology/drawing.ts';
import { planSceneOf } from '../topology/plan-scene.ts';

/** The pictures that the runbooks of a plan show: before and after, in both languages. */
export function planPictures({ plan, source, target }: PlannedStage): RenderedFile[] {
	if (!hasPicture(plan)) return [];
	const moments = momentsOf(plan, source, blueprintOf(source, target).files);
	return (['en', 'zh'] as const).map((locale: Locale) => {
		const { scene } = planSceneOf(moments, plan.name, locale);
		return { path: pictureName[locale], text: pictureOf(scene, { locale }), executable: false };
	});
}
