/** A five-host cluster whose cluster.cfg has a given number of lines; paths are relative to the workspace. */
export function clusterFiles(lines: number): Map<string, string> {
	const hosts = [1, 2, 3, 4, 5];
	const nodes = Array.from({ length: Math.max(5, Math.ceil(lines / 20)) }, (_, at) => at + 1);
	const host = (n: number) => `10.0.${n % 5}.1`;
	const rows = [
		'localSite,mode',
		...hosts.map((n) => `${host(n)}:8900:controller${n},controller`),
		...hosts.map((n) => `${host(n)}:8901:agent${n},agent`),
		...nodes.map((n) => `${host(n)}:${10_000 + n}:node${n},datanode`),
	];
	const parameters = ['volumes', 'redoLogDir', 'TSDBRedoLogDir', 'chunkMetaDir', 'persistenceDir'];
	const settings = Array.from({ length: lines }, (_, at) => {
		const node = nodes[Math.floor(at / parameters.length) % nodes.length];
		const parameter = parameters[at % parameters.length];
		return at < nodes.length * parameters.length
			? `node${node}.${parameter}=/ssd/node${node}/${parameter}`
			: `# line ${at}`;
	});
	const sites = hosts.map((n) => `${host(n)}:8900:controller${n}:controller`).join(',');
	const files = hosts.flatMap((n): [string, string][] => [
		[`h${n}/config/cluster.nodes`, `${rows.join('\n')}\n`],
		[`h${n}/config/cluster.cfg`, `${settings.join('\n')}\n`],
		[
			`h${n}/config/controller.cfg`,
			`mode=controller\nlocalSite=${host(n)}:8900:controller${n}\ndfsHAMode=Raft\ndfsReplicationFactor=2\n`,
		],
		[
			`h${n}/config/agent.cfg`,
			`mode=agent\nlocalSite=${host(n)}:8901:agent${n}\ncontrollerSite=${host(1)}:8900:controller1\nsites=${host(n)}:8901:agent${n}:agent,${sites}\n`,
		],
	]);
	return new Map(files);
}

/**
 * A cluster of many hosts: the first three run the controllers and hold all four files; every other runs an agent and
 * two data nodes, and holds agent.cfg and cluster.cfg. Paths are relative to the workspace.
 */
export function manyHosts(count: number): Map<string, string> {
	const hosts = Array.from({ length: count }, (_, at) => at + 1);
	const address = (n: number) => `10.${Math.floor(n / 250)}.${n % 250}.1`;
	const controllers = hosts.slice(0, 3);
	const rows = [
		'localSite,mode',
		...controllers.map((n) => `${address(n)}:8900:controller${n},controller`),
		...hosts.map((n) => `${address(n)}:8901:agent${n},agent`),
		...hosts.flatMap((n) => [1, 2].map((k) => `${address(n)}:${8901 + k}:node${n}_${k},datanode`)),
	];
	const sites = controllers.map((n) => `${address(n)}:8900:controller${n}:controller`).join(',');
	const settings = [
		'maxMemSize=16',
		'lanCluster=0',
		'newValuePartitionPolicy=add',
		...['volumes', 'redoLogDir', 'TSDBRedoLogDir', 'chunkMetaDir', 'persistenceDir'].map(
			(name) => `${name}=/ssd/<ALIAS>/${name}`,
		),
	];
	const text = (lines: readonly string[]) => `${lines.join('\n')}\n`;
	const files = hosts.flatMap((n): [string, string][] => {
		const folder = `${address(n)}/config`;
		const own = `${address(n)}:8901:agent${n}`;
		const agent = [
			'mode=agent',
			`localSite=${own}`,
			`controllerSite=${address(1)}:8900:controller1`,
			`sites=${own}:agent,${sites}`,
			'lanCluster=0',
		];
		const controller = [
			'mode=controller',
			`localSite=${address(n)}:8900:controller${n}`,
			'dfsHAMode=Raft',
			'dfsReplicationFactor=2',
			'dfsReplicaReliabilityLevel=1',
			'lanCluster=0',
		];
		return [
			[`${folder}/agent.cfg`, text(agent)],
			[`${folder}/cluster.cfg`, text(settings)],
			...(controllers.includes(n)
				? ([
						[`${folder}/controller.cfg`, text(controller)],
						[`${folder}/cluster.nodes`, text(rows)],
					] as [string, string][])
				: []),
		];
	});
	return new Map(files);
}
