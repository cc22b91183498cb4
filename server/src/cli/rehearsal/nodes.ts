import { groupBy } from '../../base/collections.ts';
import { demoFolder } from '../../plan/folders.ts';
import type { Placement } from '../../plan/plan.ts';
import { shellWords } from '../../render/shell-quote.ts';
import type { Theatre } from './theatre.ts';

/** Starts the nodes of a layout as people do: controllers, agents, then data and compute nodes by the console. */
export async function startNodes(
	theatre: Theatre,
	nodes: readonly Placement[],
	layout: readonly Placement[],
): Promise<void> {
	for (const mode of ['controller', 'agent', 'datanode', 'computenode'] as const) {
		const alike = nodes.filter((node) => node.mode === mode && node.registered);
		await Promise.all(alike.map((node) => startNode(theatre, node, layout)));
	}
}

async function startNode({ stage, numberOf }: Theatre, node: Placement, layout: readonly Placement[]): Promise<void> {
	const { alias, mode, host, port } = node;
	const agent = layout.find((one) => one.mode === 'agent' && one.registered && one.host === host);
	const home = demoFolder(mode === 'controller' || mode === 'agent' ? node.package : (agent?.package ?? node.package));
	const script = { controller: 'sh startController.sh', agent: 'sh startAgent.sh' }[mode as string];
	const site = `${host.includes(':') ? `[${host}]` : host}:${port}:${alias}`;
	const words = shellWords(['-mode', mode, '-home', 'data', '-localSite', site]);
	const start = script ?? `nohup ./../dolphindb ${words} > ${shellWords([`${alias}.nohup`])} 2>&1 &`;
	await stage.run(numberOf(host), `cd "$1" || exit; ${start}\n${AWAIT_PORT}`, [home, String(port)]);
}

/** Waits until something listens on the second word, without a process for every look. */
const AWAIT_PORT = [
	'exec 4<> <(:)',
	'for ((n = 0; n < 200; n++)); do',
	'\t{ : 3<> "/dev/tcp/127.0.0.1/$2"; } 2> /dev/null && exit 0',
	'\tread -r -t 0.05 -u 4',
	'done',
	'exit 1',
].join('\n');

/** Stops nodes by their ports. */
export async function stopNodes({ stage, numberOf }: Theatre, nodes: readonly Placement[]): Promise<void> {
	const byHost = groupBy(nodes, ({ host }) => host);
	await Promise.all(
		[...byHost].map(([host, own]) => {
			const ports = own.map(({ port }) => String(port));
			return stage.run(numberOf(host), 'bash /run/rehearsal/bin/stop.sh "$@"', ports);
		}),
	);
}

/** A process that listens on a host. */
export interface RunningNode {
	readonly host: string;
	/** The alias where a layout has that port there; else nothing. */
	readonly alias: string | undefined;
	readonly port: number;
	readonly package: string;
}

/** What listens on the hosts. */
export async function runningNodes(
	{ stage, numberOf }: Theatre,
	hosts: readonly string[],
	layout: readonly Placement[],
): Promise<RunningNode[]> {
	const all = await Promise.all(
		hosts.map(async (host) => {
			const { stdout } = await stage.run(numberOf(host), 'bash /run/rehearsal/bin/running.sh');
			const lines = stdout.split('\n').filter(Boolean);
			return lines.map((line): RunningNode => {
				const [port, folder = ''] = line.split('\t');
				const place = layout.find((one) => one.host === host && one.port === Number(port));
				return { host, alias: place?.alias, port: Number(port), package: folder };
			});
		}),
	);
	return all.flat().sort((a, b) => a.host.localeCompare(b.host) || a.port - b.port);
}
