import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { parametersFor } from '../../../server/src/catalog/catalog.ts';
import type { FileKind } from '../../../server/src/catalog/file-kinds.ts';
import { parseCfg } from '../../../server/src/syntax/cfg.ts';
import { workspaceOf } from '../../support/workspace.ts';
import { loadPainter, root } from './tokenize.ts';

interface Snippet {
	readonly prefix: string;
	readonly body: readonly string[];
	readonly description: string;
}

const languages = ['dolphindb-cfg', 'dolphindb-nodes'] as const;
const snippetsOf = (language: (typeof languages)[number]): readonly Snippet[] =>
	Object.values(JSON.parse(readFileSync(path.join(root, `snippets/${language}.json`), 'utf8')));
const cfg = snippetsOf('dolphindb-cfg');
const nodes = snippetsOf('dolphindb-nodes');

/** The text a snippet leaves behind when the user types these values over its tab stops. */
function expand(snippets: readonly Snippet[], prefix: string, typed: Readonly<Record<number, string>> = {}): string {
	const body = snippets.find((snippet) => snippet.prefix === prefix)?.body.join('\n') ?? '';
	const values = new Map<string, string>();
	const stop = /\$\{(\d+):([^{}]*)\}|\$\{(\d+)\|([^,|]*)[^|]*\|\}/g;
	for (const [, n, text, m, choice] of body.matchAll(stop)) values.set(n ?? m ?? '', text ?? choice ?? '');
	for (const [n, text] of Object.entries(typed)) values.set(n, text);
	return body.replace(stop, '$$$1$3').replace(/\$(\d+)/g, (_, n: string) => values.get(n) ?? '');
}

describe.for(languages)('%s', (language) => {
	const snippets = snippetsOf(language);

	test('prefixes differ', () => {
		const prefixes = snippets.map(({ prefix }) => prefix);
		expect(new Set(prefixes).size).toBe(prefixes.length);
	});

	test.for(snippets.map((snippet) => [snippet.prefix, snippet] as const))(
		'%s',
		async ([prefix, { description, body }]) => {
			const text = expand(snippets, prefix);
			expect(description).toMatch(/^[A-Z][\x20-\x7e]+ \/ .*\p{Script=Han}/u);
			expect(body.at(-1)).toBe('$0');
			expect(text).not.toMatch(/\$|^\n|\n\n|[ \t]\n/);
			const painted = (await loadPainter(language))(text).flat();
			expect(painted.filter(([, scope]) => scope.startsWith('invalid'))).toEqual([]);
		},
	);
});

const kinds: Readonly<Record<string, FileKind>> = { agent: 'agent', controller: 'controller', single: 'single' };

test.for(cfg.map(({ prefix }) => prefix))('the keys of %s are documented for its file', (prefix) => {
	const kind = kinds[prefix.replace('-ha', '')] ?? 'cluster';
	const documented = parametersFor(kind).map(({ name }) => name);
	for (const line of parseCfg(expand(cfg, prefix)).lines) {
		expect(documented).toContain(line.kind === 'entry' ? line.name.text : line.text);
	}
});

test('sites is the agent itself, then the three controllers', () => {
	const text = expand(cfg, 'agent-ha', {
		1: '10.0.0.2',
		3: 'agent2',
		5: 'controller2',
		6: '10.0.0.1',
		8: 'controller1',
	});
	expect(text).toContain('\nlocalSite=10.0.0.2:8901:agent2\ncontrollerSite=10.0.0.2:8900:controller2\n');
	const controllers = ['10.0.0.2:8900:controller2', '10.0.0.1:8900:controller1', '192.168.1.13:8900:controller3'];
	const sites = ['10.0.0.2:8901:agent2:agent', ...controllers.map((site) => `${site}:controller`)];
	expect(text).toContain(`\nsites=${sites.join(',')}\n`);
});

describe('the rules have nothing to say about a cluster made of snippets', () => {
	const serious = (files: ReadonlyMap<string, string>) => {
		const snapshot = workspaceOf(files).snapshot();
		return [...snapshot.files.keys()]
			.flatMap((id) =>
				snapshot.findings(id).map(({ severity, code, at }) => `${severity} ${code} ${id}:${at.span.line + 1}`),
			)
			.filter((finding) => /^(error|warning)/.test(finding));
	};

	test('three hosts', () => {
		const hosts = [1, 2, 3].map((n) => ({ n, address: `192.168.1.1${n}` }));
		const files = hosts.flatMap(({ n, address }) => {
			const [second, third] = hosts.filter((host) => host.n !== n);
			const others = {
				6: second?.address ?? '',
				8: `controller${second?.n}`,
				9: third?.address ?? '',
				11: `controller${third?.n}`,
			};
			const own = { 1: address, 3: `agent${n}`, 5: `controller${n}` };
			const folder = `file:///w/${address}/config`;
			return [
				[`${folder}/cluster.nodes`, expand(nodes, 'cluster-ha')],
				[`${folder}/cluster.cfg`, expand(cfg, 'cluster')],
				[`${folder}/controller.cfg`, expand(cfg, 'controller-ha', { 1: address, 3: `controller${n}` })],
				[`${folder}/agent.cfg`, expand(cfg, 'agent-ha', { ...own, ...others })],
			] as const;
		});
		expect(serious(new Map(files))).toEqual([]);
	});

	test('one host and one controller', () => {
		const rows = [expand(nodes, 'header'), expand(nodes, 'host'), expand(nodes, 'datanode', { 2: '8904', 3: 'node5' })];
		const address = { 1: '192.168.1.14', 4: '192.168.1.14' };
		const files = new Map([
			['file:///w/config/cluster.nodes', rows.join('')],
			['file:///w/config/controller.cfg', expand(cfg, 'controller', { 1: '192.168.1.14', 5: '2' })],
			['file:///w/config/agent.cfg', expand(cfg, 'agent', { ...address, 3: 'agent4' })],
			['file:///w/config/cluster.cfg', expand(cfg, 'cluster')],
		]);
		expect(serious(files)).toEqual([]);
	});

	test('a standalone server', () => {
		expect(serious(new Map([['file:///w/server/dolphindb.cfg', expand(cfg, 'single')]]))).toEqual([]);
	});
});
