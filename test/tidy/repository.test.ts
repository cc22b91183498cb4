import { execFileSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

const root = path.resolve(import.meta.dirname, '../..');
const tracked = execFileSync('git', ['ls-files', '-z'], { cwd: root, encoding: 'utf8' }).split('\0').filter(Boolean);
const texts = tracked.filter(
	(file) => /\.(ts|mjs|mts|json|md|sh|yml|yaml)$/.test(file) && !/package-lock\.json$/.test(file),
);
const read = (file: string) => readFileSync(path.join(root, file), 'utf8');

test('no test is skipped, focused or left to do', () => {
	const bad = texts
		.filter((file) => file.startsWith('test/'))
		.filter((file) =>
			/\b(it|test|describe)\.(skip|only|todo)\b|\bx(it|describe)\(/.test(
				read(file).replaceAll(/\/[^/\n]*\\\.\([^\n]*/g, ''),
			),
		);
	expect(bad.filter((file) => !file.endsWith('repository.test.ts'))).toEqual([]);
});

test('lock files name no host', () => {
	const locks = tracked.filter((file) => file.endsWith('package-lock.json'));
	expect(locks.filter((file) => /"resolved":/.test(read(file)))).toEqual([]);
});

test('source files stay small enough to be read in one go', () => {
	const data = /generated|catalog\/parameters\/|deployment-template/;
	const sources = tracked.filter((file) => /^(server|client)\/src\/.*\.ts$/.test(file) && !data.test(file));
	const long = sources.filter((file) => read(file).split('\n').length > 300);
	expect(long).toEqual([]);
});

test('everything exported has a sentence', () => {
	const sources = tracked.filter((file) => /^(server|client)\/src\/.*\.ts$/.test(file) && !file.includes('generated'));
	const bad = sources.flatMap((file) => {
		const lines = read(file).split('\n');
		return lines.flatMap((line, at) => {
			const exported = /^export (async )?(function\*?|class|interface|type|const|abstract) \w/.test(line);
			return exported && !/\*\/\s*$/.test(lines[at - 1] ?? '') ? [`${file}:${at + 1}`] : [];
		});
	});
	expect(bad).toEqual([]);
});

test('nothing large is checked in', () => {
	const large = tracked.filter((file) => statSync(path.join(root, file)).size > 600_000);
	expect(large).toEqual([]);
});
