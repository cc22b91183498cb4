import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { VERSION } from '../../server/src/catalog/versions.ts';
import { rules } from '../../server/src/rules/registry.generated.ts';
import { wantedRules } from './wanted-rules.ts';

const root = path.resolve(import.meta.dirname, '../..');

describe('rules', () => {
	test('all that are wanted exist', () => {
		const codes = new Set(rules.map(({ code }) => code));
		const wanted = Object.entries(wantedRules).flatMap(([group, names]) => names.map((name) => `${group}-${name}`));
		expect(wanted.length).toBeGreaterThanOrEqual(156);
		expect(wanted.filter((code) => !codes.has(code))).toEqual([]);
	});

	test.for(rules.map((rule) => [rule.code, rule] as const))(
		'%s: file, fixture and texts belong together',
		([code, rule]) => {
			const group = code.split('-')[0] ?? '';
			expect(existsSync(path.join(root, `server/src/rules/${group}/${code}.ts`))).toBe(true);
			expect(existsSync(path.join(root, `test/fixtures/rules/${group}/${code}.fixture`))).toBe(true);
			for (const text of [rule.title, rule.why, rule.behaviour]) {
				expect(text?.en.trim() ?? '').not.toBe('');
				expect(text?.zh, 'Chinese text without Chinese').toMatch(/[\u4e00-\u9fff]/);
			}
			expect(rule.source).toMatch(/certain|judgement/);
			for (const release of rule.since ?? []) expect(release).toMatch(VERSION);
			for (const language of ['en', 'zh-cn']) {
				expect(existsSync(path.join(root, `docs/rules/${language}/${code}.md`)), `page in ${language}`).toBe(true);
			}
		},
	);

	test('no fixture without a rule', () => {
		const files = readdirSync(path.join(root, 'test/fixtures/rules'), { recursive: true, encoding: 'utf8' });
		const fixtures = files.filter((file) => file.endsWith('.fixture')).map((file) => path.basename(file, '.fixture'));
		const codes = new Set(rules.map(({ code }) => code));
		expect(fixtures.filter((code) => !codes.has(code))).toEqual([]);
	});
});
