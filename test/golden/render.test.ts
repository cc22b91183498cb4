import { readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { readPlanText } from '../../server/src/plan/read-plan-text.ts';
import { renderAll, renderers } from '../../server/src/render/registry.ts';

import { smallPlan } from '../support/sample-plans.ts';

const folder = path.join(import.meta.dirname, '../fixtures/rendered/small');

describe('the files of the small plan', () => {
	const files = renderAll(smallPlan());

	// lib.sh and hosts.sh are made of files in server/src/render, which can be read there; their heads are what the plan
	// decides. The files with tasks and notes.sh are the same for every plan.
	const shownFiles = files.filter(
		({ path: name }) => name !== 'plan.json' && !/^ansible\/(tasks|files\/notes)/.test(name),
	);
	for (const { path: name, text } of shownFiles) {
		test(name, async () => {
			const head = {
				'lib.sh': text.indexOf('\n# ', text.indexOf('\n}\n')),
				'hosts/functions.sh': text.indexOf('\n# ', text.indexOf('\n}\n')),
				'ansible/files/hosts.sh': text.indexOf('\nat_'),
			};
			const shown = text.slice(0, head[name as keyof typeof head] ?? text.length);
			await expect(shown).toMatchFileSnapshot(path.join(folder, name));
		});
	}

	test('and no others', () => {
		const kept = readdirSync(folder, { recursive: true, withFileTypes: true })
			.filter((entry) => entry.isFile())
			.map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)));
		const wanted = shownFiles.map((file) => file.path);
		expect(kept.sort()).toEqual(wanted.sort());
	});

	test('are the same bytes each time, and name no time and no machine', () => {
		expect(renderAll(smallPlan())).toEqual(files);
		const isLibrary = /^(lib|hosts\/functions|ansible\/files\/hosts)\.sh$/;
		const texts = files.filter(({ path: name }) => !isLibrary.test(name)).map(({ text }) => text);
		expect(texts.filter((text) => /20[2-9]\d-\d\d|\/work\/|\/root/.test(text))).toEqual([]);
	});

	test('come from renderers that can be chosen', () => {
		expect(renderers.map(({ id }) => id)).toEqual(['bash', 'by-hand', 'ansible', 'dos', 'runbook', 'json']);
		expect(renderAll(smallPlan(), ['json']).map((file) => file.path)).toEqual(['plan.json']);
		expect(readPlanText(renderAll(smallPlan(), ['json'])[0]?.text ?? '')).toEqual(
			JSON.parse(JSON.stringify(smallPlan())),
		);
	});
});
