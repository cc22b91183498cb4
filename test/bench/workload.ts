/** Texts by their paths in the workspace. */
export type Files = Map<string, string>;

const text = (lines: readonly string[]) => `${lines.join('\n')}\n`;

/** What every data node of a cluster has in common, as the guides to clusters set it. */
const COMMON = [
	'maxMemSize=16',
	'maxConnections=512',
	'workerNum=8',
	'maxBatchJobWorker=4',
	'OLAPCacheEngineSize=2',
	'TSDBCacheEngineSize=2',
	'newValuePartitionPolicy=add',
	'maxPubConnections=64',
	'subExecutors=4',
	'lanCluster=0',
	'enableChunkGranularityConfig=true',
];

const DIRECTORIES = ['volumes', 'redoLogDir', 'TSDBRedoLogDir', 'chunkMetaDir', 'persistenceDir'];

/** A controller of a Raft group. */
const controllerText = (site: string) =>
	text([
		'mode=controller',
		`localSite=${site}`,
		'dfsHAMode=Raft',
		'dfsReplicationFactor=2',
		'dfsReplicaReliabilityLevel=1',
		'dataSync=1',
		'workerNum=4',
		'maxConnections=512',
		'maxMemSize=8',
		'lanCluster=0',
	]);

/** An agent: its own site, the controller that it contacts first, and all that it has to know. */
const agentText = (own: string, first: string, controllers: readonly string[]) =>
	text([
		'mode=agent',
		`localSite=${own}`,
		`controllerSite=${first}`,
		`sites=${[`${own}:agent`, ...controllers.map((site) => `${site}:controller`)].join(',')}`,
		'workerNum=4',
		'maxMemSize=4',
		'lanCluster=0',
	]);

/** Numbers of one length, so that no alias begins another. */
function numbered(count: number): (n: number) => string {
	const { length } = String(count);
	return (n) => String(n).padStart(length, '0');
}

/** A five-host cluster whose cluster.cfg has a given number of lines; paths are relative to the workspace. */
export function clusterFiles(lines: number): Files {
	const hosts = [1, 2, 3, 4, 5];
	const nodes = Array.from({ length: Math.max(5, Math.ceil(lines / 20)) }, (_, at) => at + 1);
	const name = numbered(nodes.length);
	const host = (n: number) => `10.0.${n % 5}.1`;
	const controllers = hosts.map((n) => `${host(n)}:8900:controller${n}`);
	const rows = [
		'localSite,mode',
		...controllers.map((site) => `${site},controller`),
		...hosts.map((n) => `${host(n)}:8901:agent${n},agent`),
		...nodes.map((n) => `${host(n)}:${10_000 + n}:node${name(n)},datanode`),
	];
	const own = nodes.flatMap((n) => DIRECTORIES.map((key) => `node${name(n)}.${key}=/ssd/node${name(n)}/${key}`));
	const written = [...COMMON, ...own].slice(0, lines);
	const notes = Array.from(
		{ length: lines - written.length },
		(_, at) => `# Note ${at} on how the nodes above came about`,
	);
	const files = hosts.flatMap((n): [string, string][] => [
		[`h${n}/config/cluster.nodes`, text(rows)],
		[`h${n}/config/cluster.cfg`, text([...written, ...notes])],
		[`h${n}/config/controller.cfg`, controllerText(controllers[n - 1] ?? '')],
		[`h${n}/config/agent.cfg`, agentText(`${host(n)}:8901:agent${n}`, controllers[n - 1] ?? '', controllers)],
	]);
	return new Map(files).set(...settingsFile(16 * Math.ceil(nodes.length / hosts.length) + 64));
}

/** The settings of a workspace whose hosts have so many gigabytes each; without it nobody could say what is too much. */
export function settingsFile(memory: number): [string, string] {
	return ['dolphindb-cluster.json', `{ "hosts": { "config": { "memory": ${memory} } } }\n`];
}

/**
 * A cluster of many hosts: the first three run the controllers and hold all four files; every other runs an agent and
 * two data nodes, and holds agent.cfg and cluster.cfg. Paths are relative to the workspace.
 */
export function manyHosts(count: number): Files {
	const hosts = Array.from({ length: count }, (_, at) => at + 1);
	const name = numbered(count);
	const address = (n: number) => `10.${Math.floor(n / 250)}.${n % 250}.1`;
	const controllers = hosts.slice(0, 3).map((n) => `${address(n)}:8900:controller${n}`);
	const rows = [
		'localSite,mode',
		...controllers.map((site) => `${site},controller`),
		...hosts.map((n) => `${address(n)}:8901:agent${name(n)},agent`),
		...hosts.flatMap((n) => [1, 2].map((k) => `${address(n)}:${8901 + k}:node${name(n)}_${k},datanode`)),
	];
	const settings = [
		'# The same on all hosts; what a node has for itself follows from its alias',
		...COMMON,
		...DIRECTORIES.map((key) => `${key}=/ssd/<ALIAS>/${key}`),
	];
	const files = hosts.flatMap((n): [string, string][] => {
		const folder = `${address(n)}/config`;
		const own = controllers[n - 1];
		return [
			[
				`${folder}/agent.cfg`,
				agentText(`${address(n)}:8901:agent${name(n)}`, own ?? controllers[0] ?? '', controllers),
			],
			[`${folder}/cluster.cfg`, text(settings)],
			...(own
				? ([
						[`${folder}/controller.cfg`, controllerText(own)],
						[`${folder}/cluster.nodes`, text(rows)],
					] as [string, string][])
				: []),
		];
	});
	return new Map(files);
}
