import type { Plan } from '../plan/plan.ts';
import bash from './bash/bash.ts';
import dos from './dos/dos.ts';
import json from './json.ts';
import type { RenderedFile, Renderer } from './renderer.ts';
import runbook from './runbook.ts';

/** All renderers. Their files have different names, so that they can share one folder. */
export const renderers: readonly Renderer[] = [bash, dos, runbook, json];

/** The files of all renderers, or of those with these ids. */
export function renderAll(plan: Plan, ids: readonly string[] = renderers.map(({ id }) => id)): RenderedFile[] {
	return renderers.filter(({ id }) => ids.includes(id)).flatMap((renderer) => renderer.render(plan));
}
