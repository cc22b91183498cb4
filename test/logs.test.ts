import { readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { failures } from '../server/src/logs/failures.generated.ts';
import { checkLog } from './support/logs/check-log.ts';

const folder = path.join(import.meta.dirname, 'fixtures/logs');
const files = readdirSync(folder).sort();

describe('known failures in logs', () => {
	for (const file of files) checkLog(path.join(folder, file), path.basename(file, '.fixture'));

	test('each has its fixture', () => {
		expect(files).toEqual(failures.map(({ id }) => `${id}.fixture`).sort());
	});
});
