import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { rules } from '../../server/src/rules/registry.generated.ts';

const root = path.resolve(import.meta.dirname, '../..');

/** The rules that have to be there; the list grows with the product and never shrinks. */
const wanted = [
	...[
		'syntax',
		'bad-host',
		'bad-port',
		'privileged-port',
		'alias-invalid',
		'alias-dot',
		'loopback',
		'host-notation',
		'public-address',
	].map((name) => `site-${name}`),
	'port-conflict',
	...[
		'comment',
		'split-row',
		'header-missing',
		'header-column',
		'column-count',
		'unknown-mode',
		'mode-case',
		'duplicate-alias',
		'duplicate-row',
		'alias-case-collision',
		'alias-prefix',
		'duplicate-endpoint',
		'blank-row',
		'agent-missing',
		'multiple-agents',
		'agent-idle',
		'controller-missing-ha',
		'controller-count-even',
		'controller-count-low',
		'several-controllers-without-raft',
		'no-datanode',
		'computegroup-role',
		'computegroup-alias',
		'computegroup-overlap',
		'zone-incomplete',
		'zone-role',
	].map((name) => `nodes-${name}`),
	...[
		'mode-missing',
		'mode-wrong',
		'localsite-missing',
		'not-in-nodes',
		'dormant',
		'localsite-mismatch',
		'controllersite-missing',
		'controllersite-unknown',
		'controllersite-remote',
		'sites-missing',
		'sites-self-missing',
		'sites-self-not-first',
		'sites-self-mismatch',
		'sites-controller-missing',
		'sites-controller-unknown',
		'sites-controller-mismatch',
		'sites-duplicate',
		'sites-role',
		'sites-extra',
		'sites-separator',
	].map((name) => `agent-${name}`),
	...[
		'nodes-differ',
		'cluster-cfg-differ',
		'controller-site-differ',
		'alias-address-differ',
		'sites-differ',
		'controller-duplicate',
		'agent-duplicate',
		'host-mismatch',
		'controller-cfg-absent',
		'agent-cfg-absent',
	].map((name) => `cross-${name}`),
	...[
		'mode-missing',
		'mode-wrong',
		'localsite-missing',
		'localsite-not-in-nodes',
		'localsite-mismatch',
		'localsite-role',
		'hamode-missing',
		'hamode-value',
		'hamode-single',
		'meta-dir-shared',
		'meta-dir-foreign',
	].map((name) => `controller-${name}`),
	...[
		'qualifier-unknown',
		'qualifier-unmatched',
		'qualifier-role',
		'qualifier-overlap',
		'alias-macro-qualified',
		'alias-macro-spelling',
	].map((name) => `cluster-${name}`),
	...['first-line-blank', 'empty', 'no-final-newline', 'crlf'].map((name) => `file-${name}`),
	...[
		'missing-equals',
		'duplicate-key',
		'glued-lines',
		'unknown-parameter',
		'value-type',
		'value-range',
		'value-enum',
	].map((name) => `cfg-${name}`),
	...['pseudo', 'metadata-spof'].map((name) => `ha-${name}`),
];

describe('rules', () => {
	test('all that are wanted exist', () => {
		const codes = new Set(rules.map(({ code }) => code));
		expect(wanted.filter((code) => !codes.has(code))).toEqual([]);
	});

	test.for(rules.map((rule) => [rule.code, rule] as const))(
		'%s: file, fixture and texts belong together',
		([code, rule]) => {
			const group = code.split('-')[0] ?? '';
			expect(existsSync(path.join(root, `server/src/rules/${group}/${code}.ts`))).toBe(true);
			expect(existsSync(path.join(root, `test/fixtures/rules/${group}/${code}.fixture`))).toBe(true);
			for (const text of [rule.title, rule.why]) {
				expect(text.en.trim()).not.toBe('');
				expect(text.zh, 'Chinese text without Chinese').toMatch(/[\u4e00-\u9fff]/);
			}
			expect(rule.source).toMatch(/certain|judgement/);
		},
	);

	test('no fixture without a rule', () => {
		const files = readdirSync(path.join(root, 'test/fixtures/rules'), { recursive: true, encoding: 'utf8' });
		const fixtures = files.filter((file) => file.endsWith('.fixture')).map((file) => path.basename(file, '.fixture'));
		const codes = new Set(rules.map(({ code }) => code));
		expect(fixtures.filter((code) => !codes.has(code))).toEqual([]);
	});
});
