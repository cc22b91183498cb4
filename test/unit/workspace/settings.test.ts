import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { render } from '../../../server/src/base/message.ts';
import { declaredHost, matchesPath, severityOf } from '../../../server/src/workspace/apply-settings.ts';
import { joinSettings, readSettings } from '../../../server/src/workspace/read-settings.ts';
import { defaultSettings } from '../../../server/src/workspace/settings.ts';

const codes = ['file-crlf', 'file-empty', 'cfg-value-type'];
const settingsOf = (input: unknown) => joinSettings(readSettings(input, codes).given);

describe('reading settings', () => {
	test('nothing given is the default', () => {
		for (const input of [undefined, null, {}]) expect(settingsOf(input)).toEqual(defaultSettings);
	});

	test('a bad entry falls back alone, and is named with its value', () => {
		const { given, problems } = readSettings(
			{
				severity: { 'file-crlf': 'fatal', cfg: 'off' },
				disabledRules: ['file-empty', 7],
				licence: { nodes: -1, cores: 4 },
				hosts: { a: { adress: '10.0.0.1' }, b: '10.0.0.2' },
				serverVersion: '3',
				addressNotation: 'dns',
				nonsense: true,
			},
			codes,
		);
		expect(given).toEqual({
			severity: { cfg: 'off' },
			disabledRules: ['file-empty'],
			licence: { cores: 4 },
			hosts: { b: '10.0.0.2' },
		});
		expect(problems.map(({ key }) => key).sort()).toEqual(
			[
				'addressNotation',
				'disabledRules.1',
				'hosts.a',
				'licence.nodes',
				'nonsense',
				'serverVersion',
				'severity.file-crlf',
			].sort(),
		);
		const reasons = new Map(problems.map(({ key, reason }) => [key, render(reason, 'en')]));
		expect(reasons.get('severity.file-crlf')).toContain('"fatal"');
		expect(reasons.get('addressNotation')).toContain('any, ip, name');
	});

	test('codes that no rule has are reported wherever they stand', () => {
		const { problems } = readSettings(
			{ severity: { clrf: 'off' }, disabledRules: ['file', 'x'], suppress: { a: ['y'] } },
			codes,
		);
		expect(problems.map(({ key }) => key)).toEqual(['severity', 'disabledRules', 'suppress.a']);
	});

	test('whatever comes in, what comes out is complete and valid', () => {
		fc.assert(
			fc.property(fc.object({ key: fc.constantFrom(...Object.keys(defaultSettings), 'x'), maxDepth: 3 }), (input) => {
				const settings = settingsOf(input);
				expect(Object.keys(settings).sort()).toEqual(Object.keys(defaultSettings).sort());
				expect(readSettings(settings).problems).toEqual([]);
			}),
		);
	});

	test('of two places the later wins, but a default does not hide what the earlier set', () => {
		const file = readSettings({ severity: { a: 'off', b: 'off' }, started: true, serverVersion: '2.00' }).given;
		const editor = readSettings({ ...defaultSettings, severity: { b: 'error' } }).given;
		expect(joinSettings(file, editor)).toEqual({
			...defaultSettings,
			severity: { a: 'off', b: 'error' },
			started: true,
			serverVersion: '2.00',
		});
	});

	test('nor does a default within a map', () => {
		const file = readSettings({ inlayHints: { units: false }, codeLens: false }).given;
		const editor = readSettings({
			...defaultSettings,
			inlayHints: { ...defaultSettings.inlayHints, roles: false },
		}).given;
		expect(joinSettings(file, editor)).toMatchObject({
			inlayHints: { roles: false, defaults: true, effectiveValues: true, units: false },
			codeLens: false,
		});
	});
});

describe('severities', () => {
	test('a rule wins over its group, and off by name wins over all', () => {
		const settings = settingsOf({
			severity: { file: 'hint', 'file-crlf': 'error' },
			disabledRules: ['cfg', 'file-empty'],
		});
		expect(severityOf(settings, 'file-crlf', 'info')).toBe('error');
		expect(severityOf(settings, 'file-bom', 'info')).toBe('hint');
		expect(severityOf(settings, 'file-empty', 'info')).toBe('off');
		expect(severityOf(settings, 'cfg-value-type', 'error')).toBe('off');
		expect(severityOf(settings, 'site-syntax', 'error')).toBe('error');
	});
});

describe('paths in settings', () => {
	test.for([
		['cluster.nodes', true],
		['config/cluster.nodes', true],
		['./h1/config/cluster.nodes', true],
		['fig/cluster.nodes', false],
		['**/cluster.nodes', true],
		['h*/config/*', true],
		['h1/*', false],
		['h1/**', true],
		['**/h2/**', false],
		['h1/config/cluster?nodes', false],
		['config/*.nodes', true],
	] as const)('%s', ([path, expected]) => {
		expect(matchesPath(path, 'file:///w/h1/config/cluster.nodes')).toBe(expected);
	});

	test('the longest path of a host wins', () => {
		const hosts = { a: '10.0.0.1', 'a/b': { address: '10.0.0.2', memory: 64 } };
		expect(declaredHost(hosts, 'file:///w/a/b/config')).toMatchObject({ address: '10.0.0.2', memory: 64 });
		expect(declaredHost(hosts, 'file:///w/a/c')).toMatchObject({ address: '10.0.0.1' });
		expect(declaredHost(hosts, 'file:///w/x')).toBeUndefined();
	});
});
