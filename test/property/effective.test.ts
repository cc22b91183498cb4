import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { effectiveValue, type ValueChain, valueChain } from '../../server/src/model/effective.ts';
import { workspaceOf } from '../support/workspace.ts';

/** Texts by path: `h1/config/cluster.cfg`. */
type Files = ReadonlyMap<string, string>;

describe('effective values', () => {
	test('are what a naive reading of the files says, line by line', () => {
		fc.assert(
			fc.property(clusters, (files) => {
				const { cluster, aliases } = read(files);
				for (const alias of aliases) {
					for (const name of NAMES) {
						const chain = valueChain(cluster, alias, name);
						const expected = naiveChain(files, alias, name);
						expect(plain(chain), `${name} of ${alias}`).toEqual(expected);
						const value = effectiveValue(cluster, alias, name);
						expect(value?.expanded, `the value of ${name} of ${alias}`).toBe(expected.links.at(-1)?.expanded);
						expect(value?.entry, `the line of ${name} of ${alias}`).toBe(chain.links.at(-1)?.entry);
					}
				}
			}),
			{ numRuns: 400 },
		);
	});

	test('of twenty parameters of 4,000 nodes are found in no time', () => {
		const hosts = Array.from({ length: 1000 }, (_, at) => at);
		const names = Array.from({ length: 20 }, (_, at) => `parameter${at}`);
		const rows = hosts.flatMap((host) =>
			[1, 2, 3, 4].map((n) => `10.${host >> 8}.${host & 255}.1:890${n}:P${host}-n${n},datanode`),
		);
		const lines = hosts.flatMap((host) => names.map((name) => `P${host}-%.${name}=/ssd/${host}`));
		const files = new Map([
			['h1/config/cluster.nodes', `localSite,mode\n${rows.join('\n')}\n`],
			['h1/config/cluster.cfg', `${lines.join('\n')}\n`],
		]);
		const { cluster, aliases } = read(files);
		const started = performance.now();
		for (const alias of aliases.slice(0, -1)) {
			for (const name of names) {
				const value = effectiveValue(cluster, alias, name)?.value;
				if (value !== `/ssd/${/\d+/.exec(alias)?.[0]}`) throw new Error(`${name} of ${alias} is ${value}`);
			}
		}
		expect(performance.now() - started).toBeLessThan(3000); // comparing each with each pattern takes minutes
	});
});

function read(files: Files) {
	const { clusters: found } = workspaceOf(
		[...files].map(([name, text]) => [`file:///w/${name}`, text] as const),
	).snapshot();
	const [cluster] = found;
	if (!cluster || found.length > 1) throw new Error(`${found.length} clusters instead of one`);
	return { cluster, aliases: [...cluster.rows.map(({ alias }) => alias), 'nobody'] };
}

/** What a chain says, with places as people name them. */
function plain({ file, links }: ValueChain): NaiveChain {
	const nameOf = (id: string | undefined) => id?.slice('file:///w/'.length);
	return {
		file: nameOf(file?.id),
		links: links.map(({ entry, from, value, expanded, wins }) => {
			const at = entry ? `${nameOf(entry.file)}:${entry.line + 1}` : undefined;
			return { at, from, value, expanded, wins };
		}),
	};
}

// The second implementation: from the grammar, with nothing but regular expressions, and nothing of the first.

interface NaiveLink {
	readonly at: string | undefined;
	readonly from: string;
	readonly value: string;
	readonly expanded: string;
	readonly wins: boolean;
}

interface NaiveChain {
	readonly file: string | undefined;
	readonly links: readonly NaiveLink[];
}

const DEFAULTS: Readonly<Record<string, string>> = { maxMemSize: '0', jobLogFile: '<ALIAS>_job.log' };

function naiveChain(files: Files, alias: string, name: string): NaiveChain {
	const file = naiveFile(files, alias);
	const found = { common: [], pattern: [], alias: [] } as Record<string, [string | undefined, string][]>;
	for (const [at, line] of (files.get(file ?? '') ?? '').split(/\r?\n/).entries()) {
		const match = /^\s*(?!#)(?:([^.=]*)\.)?([^=]*?)\s*=\s*(.*?)\s*$/.exec(line);
		if (match?.[2] !== name) continue;
		const qualifier = match[1];
		const kind = qualifier === undefined ? 'common' : /[%?]/.test(qualifier) ? 'pattern' : 'alias';
		const isForNode = qualifier === undefined || (/cluster\.cfg$/.test(file ?? '') && asRegExp(qualifier).test(alias));
		if (isForNode) found[kind]?.push([`${file}:${at + 1}`, match[3] ?? '']);
	}
	const links = [
		...(name in DEFAULTS ? [['default', undefined, DEFAULTS[name] ?? ''] as const] : []),
		...['common', 'pattern', 'alias'].flatMap((kind) =>
			(found[kind] ?? []).map(([at, value]) => [kind, at, value] as const),
		),
	];
	return {
		file,
		links: links.map(([from, at, value], index) => ({
			at,
			from,
			value,
			expanded: value.split('<ALIAS>').join(alias),
			wins: index === links.length - 1,
		})),
	};
}

function asRegExp(qualifier: string): RegExp {
	const letters = [...qualifier].map((letter) =>
		letter === '%' ? '.*' : letter === '?' ? '.' : letter.replace(/\W/, '\\$&'),
	);
	return new RegExp(`^${letters.join('')}$`);
}

/** The file of a controller or an agent is its own; that of a node lies beside the agent of its host, or is the usual one. */
function naiveFile(files: Files, alias: string): string | undefined {
	const nodes = [...files].find(([name]) => name.endsWith('.nodes'))?.[1] ?? '';
	const [, host, mode] = new RegExp(`^(.*):\\d+:${alias},(\\w+)$`, 'm').exec(nodes) ?? [];
	const fileOf = (kind: string, of: string) =>
		[...files.keys()].find(
			(name) => name.endsWith(`/${kind}.cfg`) && new RegExp(`^localSite=.*:${of}$`, 'm').test(files.get(name) ?? ''),
		);
	if (mode === 'controller' || mode === 'agent') return fileOf(mode, alias);
	const agent = host && new RegExp(`^${host.replaceAll('.', '\\.')}:\\d+:(\\w+),agent$`, 'm').exec(nodes)?.[1];
	const beside = agent && fileOf('agent', agent)?.replace('agent.cfg', 'cluster.cfg');
	if (beside && files.has(beside)) return beside;
	const all = [...files.keys()].filter((name) => name.endsWith('/cluster.cfg'));
	const holders = (name: string) => all.filter((other) => files.get(other) === files.get(name)).length;
	const most = Math.max(...all.map(holders));
	return all.find((name) => holders(name) === most);
}

// Random clusters.

const NAMES = ['maxMemSize', 'volumes', 'jobLogFile', 'workerNum'];
const ALIASES = ['n', 'node', 'node1', 'node12', 'node1a', 'datanode1', 'P1-node1', 'P1-node12', 'P2-n_1'];
const PATTERNS = [
	'%',
	'?',
	'n%',
	'node?',
	'node%',
	'%1',
	'?ode1',
	'%node?',
	'P1-%',
	'P?-n%1',
	'%o%1%',
	'%%',
	'node1%',
	'x%',
];

const line = fc
	.record({
		qualifier: fc.oneof(
			{ weight: 2, arbitrary: fc.constant(undefined) },
			{ weight: 2, arbitrary: fc.constantFrom(...ALIASES, 'controller1', 'agent1', 'gone') },
			{ weight: 3, arbitrary: fc.constantFrom(...PATTERNS) },
		),
		name: fc.constantFrom(...NAMES),
		value: fc.constantFrom('8', '/ssd/a', '/ssd/b', '/ssd/<ALIAS>', '/a/<ALIAS>,/b/<ALIAS>/<ALIAS>', '$&<ALIAS>', ''),
		equals: fc.constantFrom('=', ' = ', '= '),
		before: fc.constantFrom('', '', '', '# volumes=/no\n', '\n', '  '),
	})
	.map(
		({ qualifier, name, value, equals, before }) =>
			`${before}${qualifier === undefined ? '' : `${qualifier}.`}${name}${equals}${value}`,
	);
const settings = fc.array(line, { maxLength: 14 }).map((lines) => ['lanCluster=0', ...lines].join('\n'));

const clusters: fc.Arbitrary<Files> = fc
	.record({
		hosts: fc.array(fc.record({ version: fc.nat({ max: 2 }), hasFile: fc.boolean(), isRegistered: fc.boolean() }), {
			minLength: 1,
			maxLength: 4,
		}),
		versions: fc.tuple(settings, settings, settings),
		own: settings,
		nodes: fc.uniqueArray(fc.constantFrom(...ALIASES), { minLength: 1 }),
		places: fc.array(fc.nat({ max: 3 }), { minLength: ALIASES.length, maxLength: ALIASES.length }),
		eol: fc.constantFrom('\n', '\r\n'),
	})
	.map(({ hosts, versions, own, nodes, places, eol }) => {
		const address = (at: number) => `10.0.0.${(at % hosts.length) + 1}`;
		const rows = [
			'localSite,mode',
			...hosts.map((_, at) => `${address(at)}:8900:controller${at + 1},controller`),
			...hosts.flatMap(({ isRegistered }, at) => (isRegistered ? [`${address(at)}:8901:agent${at + 1},agent`] : [])),
			...nodes.map(
				(alias, at) => `${address(places[at] ?? 0)}:${8910 + at}:${alias},${at % 3 ? 'datanode' : 'computenode'}`,
			),
		];
		const files = hosts.flatMap(({ version, hasFile }, at): [string, string][] => [
			[`h${at + 1}/config/cluster.nodes`, rows.join('\n')],
			[
				`h${at + 1}/config/controller.cfg`,
				`mode=controller\nlocalSite=${address(at)}:8900:controller${at + 1}\n${own}`,
			],
			[
				`h${at + 1}/config/agent.cfg`,
				`mode=agent\nlocalSite=${address(at)}:8901:agent${at + 1}\ncontrollerSite=10.0.0.1:8900:controller1\n${own}`,
			],
			...(hasFile ? [[`h${at + 1}/config/cluster.cfg`, versions[version] ?? ''] as [string, string]] : []),
		]);
		return new Map(files.map(([name, text]) => [name, `${text}\n`.replaceAll('\n', eol)]));
	});
