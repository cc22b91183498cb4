import fc from 'fast-check';
import type { Tree } from '../tree.ts';
import { type NewWorker, newWorkers, workersOn } from './new-workers.ts';

/** A cluster and what shall become of it; all of it can be planned. */
export interface Migration {
	readonly files: Tree;
	readonly target: string;
}

/** How a package lies and what it runs. */
interface Package {
	readonly number: number;
	readonly host: number;
	readonly moves: boolean;
}

/**
 * Clusters of three or five controllers on some hosts, some packages of which move to other hosts or folders, perhaps
 * with two more or two fewer controllers, one data node less, more data and compute nodes, other ports, and another
 * address of a host.
 */
export const migrations: fc.Arbitrary<Migration> = fc
	.record({
		controllers: fc.constantFrom(3, 5),
		agentsOnly: fc.nat({ max: 2 }),
		hosts: fc.array(fc.nat({ max: 3 }), { minLength: 7, maxLength: 7 }),
		moves: fc.array(fc.boolean(), { minLength: 7, maxLength: 7 }),
		nodes: fc.array(fc.record({ home: fc.nat({ max: 6 }), follows: fc.nat({ max: 6 }) }), {
			minLength: 2,
			maxLength: 6,
		}),
		style: fc.constantFrom('by package' as const, 'by node' as const, 'by pattern' as const),
		extended: fc.boolean(),
		shrinks: fc.boolean(),
		drained: fc.boolean(),
		workers: newWorkers,
		ports: fc.oneof(fc.constant([]), fc.array(fc.boolean(), { minLength: 9, maxLength: 9 })),
		readdressed: fc.boolean(),
		renamed: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 7 })),
		crlf: fc.boolean(),
		paths: fc.boolean(),
	})
	.map((shape) => {
		const count = shape.controllers + shape.agentsOnly;
		const packages = Array.from({ length: count }, (_, at): Package => {
			const host = shape.hosts[at] ?? 0;
			const isFirst = shape.hosts.indexOf(host) === at; // its agent is the registered one, so it stays
			return { number: at + 1, host, moves: !isFirst && (shape.moves[at] ?? false) };
		});
		return { files: filesOf(shape, packages), target: targetOf(shape, packages) };
	});

interface Shape {
	readonly controllers: number;
	readonly nodes: readonly { readonly home: number; readonly follows: number }[];
	readonly style: 'by package' | 'by node' | 'by pattern';
	readonly extended: boolean;
	/** The last two controllers leave, where enough are left. */
	readonly shrinks: boolean;
	/** The last data node leaves, where enough are left. */
	readonly drained: boolean;
	/** Data and compute nodes that are added; where data lie by package, the target says where theirs do. */
	readonly workers: readonly NewWorker[];
	/** Which packages and data nodes get other ports. */
	readonly ports: readonly boolean[];
	readonly readdressed: boolean;
	/** The package that moves to another folder of its host; none for 0. */
	readonly renamed: number;
	readonly crlf: boolean;
	readonly paths: boolean;
}

const address = (host: number) => `10.30.0.${host + 1}`;
const newAddress = (pkg: Package) => `10.30.1.${pkg.number}`;

function siteOf(kind: 'controller' | 'agent' | 'node', number: number, host: string): string {
	const base = { controller: 7000, agent: 7100, node: 7200 }[kind];
	return `${host}:${base + number}:${kind}${number}`;
}

/** The package on whose host a data node lives. */
function homeOf(packages: readonly Package[], home: number): Package {
	return packages[home % packages.length] as Package; // there are at least three
}

function filesOf(shape: Shape, packages: readonly Package[]): Tree {
	const controllers = packages.filter(({ number }) => number <= shape.controllers);
	const registered = packages.filter((pkg) => packages.findIndex(({ host }) => host === pkg.host) === pkg.number - 1);
	const rows = [
		'localSite,mode',
		...controllers.map(({ number, host }) => `${siteOf('controller', number, address(host))},controller`),
		...registered.map(({ number, host }) => `${siteOf('agent', number, address(host))},agent`),
		...shape.nodes.map(({ home }, at) => `${siteOf('node', at + 1, address(homeOf(packages, home).host))},datanode`),
	];
	const lines: Record<string, string[]> = {};
	for (const { number, host } of packages) {
		const folder = `${address(host)}/pack_${number}/config`;
		const sites = controllers.map((one) => `${siteOf('controller', one.number, address(one.host))}:controller`);
		const self = siteOf('agent', number, address(host));
		const [first = ''] = sites;
		lines[`${folder}/agent.cfg`] = [
			'mode=agent',
			`localSite=${self}`,
			`controllerSite=${first.replace(/:controller$/, '')}`,
			`sites=${[`${self}:agent`, ...sites].join(',')}`,
			'lanCluster=0',
		];
		if (number > shape.controllers) continue;
		lines[`${folder}/cluster.nodes`] = rows;
		lines[`${folder}/cluster.cfg`] = clusterLines(shape, packages);
		lines[`${folder}/controller.cfg`] = [
			'mode=controller',
			`localSite=${siteOf('controller', number, address(host))}`,
			'dfsHAMode=Raft',
			'dfsReplicationFactor=2',
			'dfsReplicaReliabilityLevel=2',
			'dataSync=1',
			'lanCluster=0',
			`dfsMetaDir=/data/pack_${number}/meta`,
		];
	}
	const eol = shape.crlf ? '\r\n' : '\n';
	return new Map(Object.entries(lines).map(([name, all]) => [name, all.map((line) => line + eol).join('')]));
}

function clusterLines({ nodes, style }: Shape, packages: readonly Package[]): string[] {
	const common = ['OLAPCacheEngineSize=2', 'TSDBCacheEngineSize=2', 'maxMemSize=8', 'lanCluster=0'];
	if (style === 'by pattern') {
		return [
			...common,
			'node%.volumes=/disk/<ALIAS>/volumes',
			'node%.redoLogDir=/disk/<ALIAS>/redo',
			'node%.TSDBRedoLogDir=/log/<ALIAS>/tsdb',
			'node%.chunkMetaDir=/disk/<ALIAS>/meta',
		];
	}
	const folders = nodes.flatMap(({ home }, at) => {
		const root =
			style === 'by node' ? `/disk/node${at + 1}` : `/data/pack_${homeOf(packages, home).number}/node${at + 1}`;
		return ['volumes', 'redoLogDir', 'TSDBRedoLogDir', 'chunkMetaDir'].map(
			(name) => `node${at + 1}.${name}=${root}/${name}`,
		);
	});
	return [...common, ...folders];
}

function targetOf(shape: Shape, packages: readonly Package[]): string {
	const moving = packages.filter(({ moves }) => moves);
	const movedRunners = moving.flatMap((pkg) => [
		...(pkg.number <= shape.controllers ? [[`controller${pkg.number}`, { host: newAddress(pkg) }] as const] : []),
		[`agent${pkg.number}`, { host: newAddress(pkg) }] as const,
	]);
	const movedNodes = shape.nodes.flatMap(({ home, follows }, at) => {
		const { host } = homeOf(packages, home);
		const choices = moving.filter((pkg) => pkg.host === host);
		const to = choices[follows % (choices.length + 1)];
		return to ? [[`node${at + 1}`, { host: newAddress(to) }] as const] : [];
	});
	const added = shape.extended
		? [8, 9].map(
				(number) =>
					[
						`controller${number}`,
						{
							mode: 'controller',
							host: `10.30.2.${number}`,
							port: 7000 + number,
							package: `pack_${number}`,
							set: { dfsMetaDir: `/data/pack_${number}/meta` },
						},
					] as const,
			)
		: [];
	const workers = addedWorkers(shape, packages);
	const hosts = [
		...packages.map(({ host }) => address(host)),
		...moving.map(newAddress),
		...added.map(([, { host }]) => host),
		...workers.flatMap(([, node]) => ('host' in node ? String(node.host) : [])),
	];
	const entries = Object.fromEntries(hosts.map((host): [string, object] => [host, {}]));
	const [first = ''] = hosts;
	if (shape.readdressed) {
		delete entries[first];
		entries[READDRESSED] = { was: first, sshAddress: 'first.example.com' };
	}
	const nodes: Record<string, object | null> = Object.fromEntries([
		...movedRunners,
		...movedNodes,
		...added,
		...workers,
	]);
	for (const [alias, change] of [...otherPorts(shape, packages), ...otherFolders(shape, packages)])
		nodes[alias] = { ...nodes[alias], ...change };
	for (const alias of leaving(shape, packages)) nodes[alias] = null;
	return JSON.stringify({
		version: 1,
		kind: 'migrate',
		hosts: entries,
		packages: shape.paths
			? Object.fromEntries(packages.map(({ number }) => [`pack_${number}`, `/opt/ddb/pack_${number}`]))
			: {},
		nodes,
	});
}

/** The address that the first host gets. */
const READDRESSED = '10.30.9.1';

/** On every host there will be a registered agent. */
function addedWorkers({ style, readdressed, workers }: Shape, packages: readonly Package[]) {
	const first = packages[0]?.host;
	const hosts = packages.map((pkg) => {
		if (pkg.moves) return newAddress(pkg);
		return readdressed && pkg.host === first ? READDRESSED : address(pkg.host);
	});
	const told = style === 'by package';
	return workersOn(
		hosts,
		workers.map((worker) => ({ ...worker, told: told || worker.told })),
	);
}

type Change = readonly [alias: string, change: object];

/** A runner that is named has a row, so dormant agents are said to stay without one. */
function runnersOf(shape: Shape, packages: readonly Package[], pkg: Package, change: object): Change[] {
	const isFirst = packages.findIndex(({ host }) => host === pkg.host) === pkg.number - 1;
	const dormant = isFirst || pkg.moves ? {} : { registered: false };
	return [
		...(pkg.number <= shape.controllers ? [[`controller${pkg.number}`, change] as const] : []),
		[`agent${pkg.number}`, { ...change, ...dormant }],
	];
}

function otherPorts(shape: Shape, packages: readonly Package[]): Change[] {
	const runners = packages
		.filter((_, at) => shape.ports[at])
		.flatMap((pkg) =>
			runnersOf(shape, packages, pkg, {}).map(
				([alias, change]): Change => [
					alias,
					{ ...change, port: (alias.startsWith('controller') ? 7500 : 7600) + pkg.number },
				],
			),
		);
	const nodes = shape.nodes.flatMap((_, at): Change[] =>
		shape.ports[at + 2] ? [[`node${at + 1}`, { port: 7701 + at }]] : [],
	);
	return [...runners, ...nodes];
}

function otherFolders(shape: Shape, packages: readonly Package[]): Change[] {
	const pkg = packages.find(({ number, moves }) => number === shape.renamed && !moves);
	return pkg ? runnersOf(shape, packages, pkg, { package: `pack_${30 + pkg.number}` }) : [];
}

/** Nodes that leave: controllers, with agents that never had a row, and a data node. */
function leaving(shape: Shape, packages: readonly Package[]): string[] {
	const fewer = shape.shrinks && (shape.controllers === 5 || shape.extended);
	const gone = fewer ? packages.slice(shape.controllers - 2, shape.controllers) : [];
	const agents = gone.filter(
		(pkg) => !pkg.moves && packages.findIndex(({ host }) => host === pkg.host) !== pkg.number - 1,
	);
	return [
		...gone.map(({ number }) => `controller${number}`),
		...agents.map(({ number }) => `agent${number}`),
		...(shape.drained && shape.nodes.length > 2 ? [`node${shape.nodes.length}`] : []),
	];
}
