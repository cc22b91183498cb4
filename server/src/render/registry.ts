import { uniqueBy } from '../base/collections.ts';
import type { Plan } from '../plan/plan.ts';
import ansible from './ansible/ansible.ts';
import bash from './bash/bash.ts';
import byHand from './by-hand/by-hand.ts';
import dos from './dos/dos.ts';
import json from './json.ts';
import type { RenderedFile, Renderer } from './renderer.ts';
import runbook from './runbook.ts';

/** All renderers. Their files have different names or are the same, so that they can share one folder. */
export const renderers: readonly Renderer[] = [bash, byHand, ansible, dos, runbook, json];

/** The files of all renderers, or of those with these ids. */
export function renderAll(plan: Plan, ids: readonly string[] = renderers.map(({ id }) => id)): RenderedFile[] {
	const files = renderers.filter(({ id }) => ids.includes(id)).flatMap((renderer) => renderer.render(plan));
	return uniqueBy(files, ({ path }) => path);
}
