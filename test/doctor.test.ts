import { readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { defects } from '../server/src/doctor/defects/registry.ts';
import { checkRunbook } from './support/doctor/check-runbook.ts';

const folder = path.join(import.meta.dirname, 'fixtures/doctor');
const files = readdirSync(folder).sort();

describe('defects of runbooks', () => {
	for (const file of files) checkRunbook(path.join(folder, file), path.basename(file, '.fixture'));

	test('each has its fixture', () => {
		const codes = [...defects.map(({ code }) => code), 'script-host-assumed'];
		expect(files).toEqual(codes.map((code) => `${code}.fixture`).sort());
	});
});
