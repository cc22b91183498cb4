import { readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { renderAll, renderers } from '../../server/src/render/registry.ts';
import { smallPlan } from '../support/sample-plans.ts';

const folder = path.join(import.meta.dirname, '../fixtures/rendered/small');

describe('the files of the small plan', () => {
	const files = renderAll(smallPlan());

	// lib.sh is made of server/src/render/bash/lib, which can be read there; its head is what the plan decides.
	for (const { path: name, text } of files.filter((file) => file.path !== 'plan.json')) {
		test(name, async () => {
			const shown = name === 'lib.sh' ? text.slice(0, text.indexOf('\n# ', text.indexOf('\n}\n'))) : text;
			await expect(shown).toMatchFileSnapshot(path.join(folder, name));
		});
	}

	test('and no others', () => {
		const kept = readdirSync(folder, { recursive: true, withFileTypes: true })
			.filter((entry) => entry.isFile())
			.map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)));
		const wanted = files.map((file) => file.path).filter((name) => name !== 'plan.json');
		expect(kept.sort()).toEqual(wanted.sort());
	});

	test('are the same bytes each time, and name no time and no machine', () => {
		expect(renderAll(smallPlan())).toEqual(files);
		const texts = files.filter((file) => file.path !== 'lib.sh').map(({ text }) => text);
		expect(texts.filter((text) => /20[2-9]\d-\d\d|\/work\/|\/root/.test(text))).toEqual([]);
	});

	test('come from renderers that can be chosen', () => {
		expect(renderers.map(({ id }) => id)).toEqual(['bash', 'dos', 'runbook', 'json']);
		expect(renderAll(smallPlan(), ['json']).map((file) => file.path)).toEqual(['plan.json']);
		expect(JSON.parse(renderAll(smallPlan(), ['json'])[0]?.text ?? '')).toEqual(
			JSON.parse(JSON.stringify(smallPlan())),
		);
	});
});
