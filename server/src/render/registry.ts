import { uniqueBy } from '../base/collections.ts';
import { type Message, say } from '../base/message.ts';
import { allAtOnce, type Pieces } from '../base/pieces.ts';
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
export function renderAll(plan: Plan, ids?: readonly string[]): RenderedFile[] {
	return allAtOnce(rendering(plan, ids));
}

/** As `renderAll`, a renderer at a time. */
export function* rendering(
	plan: Plan,
	ids: readonly string[] = renderers.map(({ id }) => id),
): Pieces<Message, RenderedFile[]> {
	const files: RenderedFile[] = [];
	for (const renderer of renderers.filter(({ id }) => ids.includes(id))) {
		yield say({ en: 'writing: {what}', zh: '生成：{what}' }, { what: say(renderer.title) });
		files.push(...renderer.render(plan));
	}
	return uniqueBy(files, ({ path }) => path);
}
