import fc from 'fast-check';
import { filesOf, type Plan, type Runner, type Writing } from './cluster-files.ts';
import type { Files } from './files.ts';

/** What a cluster is made of, before anything has a name. */
interface Shape {
	/** Controllers of a Raft group, or the only one, with or without a row in cluster.nodes. */
	readonly controllers: 'one' | 'one without a row' | 3 | 5;
	readonly hosts: number;
	/** Whether the first host runs a controller and nothing else, where there are more. */
	readonly isApart: boolean;
	/** Data and compute nodes on each host. */
	readonly data: readonly number[];
	readonly compute: readonly number[];
	readonly columns: 'two' | 'computeGroup' | 'computeGroup and zone';
	/** Whether packages beside the first one of a host have an agent.cfg as well. */
	readonly hasSpares: boolean;
}

/** How things are called. */
interface Naming {
	readonly numbers: 'plain' | 'prefixes' | 'tens';
	readonly stems: 'long' | 'short' | 'by host';
	readonly hosts: 'addresses' | 'names' | 'long names';
	readonly firstPort: number;
}

const shape: fc.Arbitrary<Shape> = fc.record({
	controllers: fc.constantFrom<Shape['controllers'][]>('one', 'one without a row', 3, 3, 5),
	hosts: fc.integer({ min: 1, max: 6 }),
	isApart: fc.boolean(),
	data: fc.array(fc.integer({ min: 1, max: 2 }), { minLength: 6, maxLength: 6 }),
	compute: fc.array(fc.integer({ min: 0, max: 2 }), { minLength: 6, maxLength: 6 }),
	columns: fc.constantFrom('two', 'two', 'computeGroup', 'computeGroup and zone'),
	hasSpares: fc.boolean(),
});

const naming: fc.Arbitrary<Naming> = fc.record({
	numbers: fc.constantFrom('plain', 'prefixes', 'tens'),
	stems: fc.constantFrom('long', 'short', 'by host'),
	hosts: fc.constantFrom('addresses', 'addresses', 'names', 'long names'),
	firstPort: fc.constantFrom(8800, 8900, 22110),
});

const writing: fc.Arbitrary<Writing> = fc.record({
	layout: fc.constantFrom<Writing['layout'][]>(
		'address/config',
		'address/package/config',
		'P1/config',
		'server/clusterDemo/config',
		'config/P1',
		'one folder',
	),
	settings: fc.constantFrom('common', 'by node', 'by pattern', 'by both'),
	crlf: fc.boolean(),
	isEnded: fc.boolean(),
	hasComments: fc.boolean(),
	isSpaced: fc.boolean(),
	rowsByHost: fc.boolean(),
	raftGroups: fc.boolean(),
});

/**
 * Correct clusters as people have them, by paths of files in a workspace: no rule has an error or a warning to report.
 * Some workspaces hold a second cluster with the same aliases, on other hosts or on the same hosts with other ports.
 */
export const clusters: fc.Arbitrary<Files> = fc
	.record({ shape, naming, writing, twin: fc.constantFrom('none', 'none', 'other hosts', 'other ports') })
	.map(({ shape, naming, writing, twin }) => {
		if (twin === 'none') return filesOf(planOf(shape, naming, 1), writing, '');
		const isBeside = twin === 'other ports' && !writing.layout.startsWith('address'); // a host is one folder there
		const other = { ...naming, firstPort: naming.firstPort + (isBeside ? 1000 : 0) };
		return new Map([
			...filesOf(planOf(shape, naming, 1), writing, 'prod/'),
			...filesOf(planOf(shape, other, isBeside ? 1 : 2), writing, 'test/'),
		]);
	});

/** Gives hosts, ports and aliases to all nodes. */
function planOf(shape: Shape, naming: Naming, cluster: number): Plan {
	const ports = new Map<number, number>();
	const runner = (mode: Runner['mode'], at: number, number: number, group = ''): Runner => {
		const port = ports.get(at) ?? naming.firstPort;
		ports.set(at, port + 1);
		const zone = shape.columns === 'computeGroup and zone' && isWorker(mode) ? `zone${1 + (at % 2)}` : '';
		return {
			mode,
			host: hostName(naming, cluster, at),
			port,
			alias: aliasOf(naming, mode, at, number, group),
			group,
			zone,
		};
	};
	const count = typeof shape.controllers === 'number' ? shape.controllers : 1;
	const controllers = Array.from({ length: count }, (_, at) => runner('controller', at % shape.hosts, at));
	const all = Array.from({ length: shape.hosts }, (_, at) => at);
	const working = shape.isApart && shape.hosts > 1 ? all.slice(1) : all;
	const agents = working.map((at) => runner('agent', at, at));
	const spares = controllers.flatMap((_, at) =>
		shape.hasSpares && at >= shape.hosts && working.includes(at % shape.hosts)
			? [{ package: at, agent: runner('agent', at % shape.hosts, at) }]
			: [],
	);
	const fewest = count > 1 && working.length === 1 ? 2 : 1; // HA clusters keep two replicas
	let [data, compute] = [0, 0];
	const workers = working.flatMap((at) => [
		...Array.from({ length: Math.max(shape.data[at] ?? 1, fewest) }, () => runner('datanode', at, data++)),
		...Array.from({ length: shape.compute[at] ?? 0 }, () => {
			const group = shape.columns !== 'two' && compute % 2 === 0 ? 'cGroup' : '';
			return runner('computenode', at, compute++, group);
		}),
	]);
	return {
		controllers,
		agents,
		spares,
		workers,
		isHa: count > 1,
		listsControllers: shape.controllers !== 'one without a row',
		columns: ['localSite', 'mode', ...(shape.columns === 'two' ? [] : shape.columns.split(' and '))],
	};
}

function isWorker(mode: Runner['mode']): boolean {
	return mode === 'datanode' || mode === 'computenode';
}

function hostName({ hosts }: Naming, cluster: number, at: number): string {
	const number = at * 10 + 1; // 10.61.0.1 is a prefix of 10.61.0.11
	if (hosts === 'names') return `ddb${cluster}-${number}`;
	if (hosts === 'long names') return `ddb-${number}.dc${cluster}.example.com`;
	return `10.6${cluster}.0.${number}`;
}

const STEMS = {
	long: { controller: 'controller', agent: 'agent', datanode: 'datanode', computenode: 'computenode' },
	short: { controller: 'ctl', agent: 'agt', datanode: 'node', computenode: 'cn' },
	'by host': { controller: 'controller', agent: '-agent', datanode: '-dn', computenode: '-cn' },
};

function aliasOf({ numbers, stems }: Naming, mode: Runner['mode'], at: number, number: number, group: string): string {
	const stem = STEMS[stems][mode];
	const place = stem.startsWith('-') ? `P${at + 1}` : '';
	return `${group && `${group}_`}${place}${stem}${numberOf(numbers, number)}`;
}

/** Numbers that differ, so that many aliases begin with others: 1, 11, 111, 2, 22, … or 2, 20, 200, 3, 30, … */
function numberOf(numbers: Naming['numbers'], at: number): string {
	if (numbers === 'plain') return String(at + 1);
	const digit = Math.floor(at / 3) + (numbers === 'tens' ? 2 : 1);
	return String(digit) + (numbers === 'tens' ? '0' : String(digit)).repeat(at % 3);
}
