import { readdirSync } from 'node:fs';
import path from 'node:path';
import { describe } from 'vitest';
import { checkRule } from './support/check-rule.ts';

const folder = path.join(import.meta.dirname, 'fixtures/rules');

describe('rules', () => {
	for (const file of fixtureFiles()) checkRule(file, path.basename(file, '.fixture'));
});

function fixtureFiles(): string[] {
	return readdirSync(folder, { recursive: true, encoding: 'utf8' })
		.filter((file) => file.endsWith(`${process.env['FIXTURE'] ?? ''}.fixture`))
		.map((file) => path.join(folder, file))
		.sort();
}
