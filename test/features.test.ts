import { readdirSync } from 'node:fs';
import path from 'node:path';
import { describe } from 'vitest';
import { checkFeature, type Show } from './support/check-feature.ts';

const fixtures = path.resolve(import.meta.dirname, 'fixtures/features');

// A folder of fixtures is named like the file in support/features that shows what the feature answers.
for (const name of readdirSync(fixtures)) {
	const { default: show } = (await import(`./support/features/${name}.ts`)) as { default: Show };
	for (const file of readdirSync(path.join(fixtures, name))) {
		describe(`${name}/${file}`, () => checkFeature(path.join(fixtures, name, file), show));
	}
}
