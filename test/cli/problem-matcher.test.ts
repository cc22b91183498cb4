import { cpSync, readFileSync, renameSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { cli, folderWith } from '../support/cli.ts';

const root = path.resolve(import.meta.dirname, '../..');
const { contributes } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
const [matcher] = contributes.problemMatchers;
const { regexp, ...groups } = matcher.pattern;

/** The places and words that VS Code takes out of a line; nothing for a line that is no problem. */
function matched(line: string) {
	const found = new RegExp(regexp).exec(line);
	if (!found) return [];
	return [Object.fromEntries(Object.entries<number>(groups).map(([name, group]) => [name, found[group]]))];
}

interface Finding {
	readonly file: string;
	readonly range: { readonly start: { readonly line: number; readonly character: number } };
	readonly severity: string;
	readonly code: string;
	readonly message: string;
	readonly related: readonly unknown[];
}

/** Findings as JSON has them, counted as lines of text count. */
function asMatched({ file, range: { start }, severity, code, message }: Finding) {
	return { file, line: `${start.line + 1}`, column: `${start.character + 1}`, severity, code, message };
}

test.for([
	['en', 'plain'],
	['zh-cn', '集群 (1): 生产'],
] as const)(
	'the matcher makes a problem of every finding that check prints, and of nothing else: %s',
	async ([locale, name]) => {
		const folder = folderWith({
			'one/agent.cfg': 'mode=agent\nnonsense\nlocalSite=10.0.0.9:8801:agent9\n',
		});
		cpSync(path.join(root, 'examples/with-mistakes'), path.join(folder, 'some'), { recursive: true });
		renameSync(path.join(folder, 'some'), path.join(folder, name));
		const text = await cli(folder, 'check', '--locale', locale);
		const { stdout } = await cli(folder, 'check', '--locale', locale, '--format', 'json');
		const findings: readonly Finding[] = JSON.parse(stdout).findings;
		expect(text.stdout.split('\n').flatMap(matched)).toEqual(findings.map(asMatched));
		expect(new Set(findings.map(({ severity }) => severity))).toEqual(new Set(['error', 'warning', 'info', 'hint']));
		expect(findings.filter(({ related }) => related.length > 0).length).toBeGreaterThan(0);
		expect(findings.filter(({ file }) => file.startsWith(name)).length).toBeGreaterThan(0);
	},
);

test('a file may lie beside the folder that the task runs in', () => {
	const [found] = matched('../h 1/集群/cluster.nodes:3:1: error: Alias node1 is used twice. [nodes-duplicate-alias]');
	expect([found?.['file'], found?.['code']]).toEqual(['../h 1/集群/cluster.nodes', 'nodes-duplicate-alias']);
});
