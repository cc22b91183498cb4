import { expect, test } from 'vitest';
import { renderers } from '../../../server/src/render/registry.ts';
import type { RenderedFile } from '../../../server/src/render/renderer.ts';
import { planMigration } from '../../../server/src/verify/plan-migration.ts';
import { manyMoving } from '../../bench/migration.ts';

const [few, many] = [filesFor(30), filesFor(60)];

// What is done by hand is written for small clusters only.
test.for(renderers.map(({ id }) => id).filter((id) => id !== 'by-hand'))(
	'twice the hosts make at most twice the text: %s',
	(id) => {
		expect(letters(many.get(id))).toBeLessThanOrEqual(2.1 * letters(few.get(id)));
	},
);

test('a playbook asks a host once what many steps ask it, however many hosts there are', () => {
	const asked = (files: ReadonlyMap<string, readonly RenderedFile[]>) => {
		const vars = files.get('ansible')?.find(({ path }) => path === 'ansible/host_vars/10.0.1.1.yml')?.text ?? '';
		return vars.split('ask_all').length - 1;
	};
	expect(asked(few)).toBeGreaterThan(0);
	expect(asked(many)).toBe(asked(few));
});

function filesFor(count: number): Map<string, readonly RenderedFile[]> {
	const { snapshot, target } = manyMoving(count);
	const planned = planMigration(snapshot, target);
	if (!('stages' in planned)) throw new Error('there is no plan');
	return new Map(renderers.map(({ id, render }) => [id, planned.stages.flatMap(({ plan }) => render(plan))]));
}

function letters(files: readonly RenderedFile[] = []): number {
	return files.reduce((sum, { text }) => sum + text.length, 0);
}
