import path from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { safePath } from '../../../server/src/base/safe-path.ts';
import { carriedFiles, carriedNames } from '../../../server/src/render/files-folder.ts';
import { ONE, planWith, writeFile } from '../../support/sample-plans.ts';

test('ordinary paths stay as they are', () => {
	expect(safePath('/home/dolphindb_1/server/clusterDemo/config/cluster.nodes')).toBe(
		'home/dolphindb_1/server/clusterDemo/config/cluster.nodes',
	);
	expect(safePath('/数据/a b')).toBe('数据/a b');
});

test('a path never leaves its folder, and different paths stay different', () => {
	expect(safePath('/../../etc/./passwd')).toBe('%2E%2E/%2E%2E/etc/%2E/passwd');
	expect(safePath('::1')).toBe('%3A%3A1');
	expect(safePath('/a%2E/b. ')).toBe('a%252E/b.%20');
	const any = fc.string({ unit: fc.constantFrom(...'./\\%:*? ab'.split('')) });
	fc.assert(
		fc.property(any, any, (one, other) => {
			expect(path.posix.normalize(`files/${safePath(one)}/x`)).toMatch(/^files\/.*x$/);
			const same = one.split('/').filter(Boolean).join('/') === other.split('/').filter(Boolean).join('/');
			expect(safePath(one) === safePath(other)).toBe(same);
		}),
	);
});

test('what is written twice is carried twice; the last content has the usual name', () => {
	const first = writeFile(ONE, '/home/a', undefined, 'first\n');
	const last = writeFile(ONE, '/home/a', 'first\n', 'last\n');
	const plan = planWith([{ id: '01-twice', operations: [first, last, last] }]);
	const names = carriedFiles(plan).map(({ name, write }) => [name, write.content]);
	expect(names).toEqual([
		[`planned-files/${first.sha256.slice(0, 12)}/planned-files/10.9.0.1/home/a`, 'first\n'],
		['planned-files/10.9.0.1/home/a', 'last\n'],
	]);
	expect(carriedNames(plan)(ONE, '/home/a', first.sha256)).toBe(names[0]?.[0]);
	expect(carriedNames(plan)(ONE, '/home/b', first.sha256)).toBeUndefined();
});
