import { demoFolder } from '../../plan/folders.ts';
import type { Placement } from '../../plan/plan.ts';
import type { WrittenPlan } from '../../plan/plan-text.ts';
import { shellWords } from '../../render/shell-quote.ts';
import type { Ended, Stage } from './stage.ts';

/** How long a step took. */
export interface StepTime {
	readonly step: string;
	readonly seconds: number;
}

/** A script that was run, with what it said where it did not end well. */
export interface ScriptRun {
	readonly script: string;
	readonly code: number;
	readonly steps: readonly StepTime[];
	/** Its last words; what stand-ins for servers said comes first. */
	readonly words: string;
}

/** What the scripts are run on. */
export interface Theatre {
	readonly stage: Stage;
	/** The number of the host with an address. */
	readonly numberOf: (address: string) => number;
	/** The folder of the scripts below /scripts, beginning with a slash where there is one. */
	readonly folder: string;
	readonly timeoutSeconds: number;
	/** Tells how far it is. */
	readonly tell: (line: string) => void;
}

/** A deed of the operator that belongs before a step. */
export interface Deed {
	readonly before: string;
	readonly act: () => Promise<void>;
}

/** Runs migrate.sh in as many parts as the operator has deeds in between; ends at `until`, or at the first failure. */
export async function migrate(
	theatre: Theatre,
	plan: WrittenPlan,
	deeds: readonly Deed[],
	until?: string,
): Promise<ScriptRun> {
	const ids = plan.steps.map(({ id }) => id);
	const last = until === undefined ? ids.length : ids.indexOf(until) + 1;
	const times: StepTime[] = [];
	for (const { before, act } of deeds) {
		const at = ids.indexOf(before);
		if (at < 0 || at >= last) continue;
		if (at > 0) {
			const part = await script(theatre, 'migrate.sh', ['--until', ids[at - 1] ?? '']);
			times.push(...part.steps);
			if (part.code !== 0) return { ...part, steps: times };
		}
		await act();
	}
	const rest = await script(theatre, 'migrate.sh', until === undefined ? [] : ['--until', until]);
	return { ...rest, steps: [...times, ...rest.steps] };
}

/** Runs one of the scripts that change something. Where a server does not start, nobody waits for it. */
export async function script(theatre: Theatre, name: string, options: readonly string[]): Promise<ScriptRun> {
	const { stage, folder, timeoutSeconds, tell } = theatre;
	const known = (await stage.notes('failures')).length;
	const steps: StepTime[] = [];
	let begun = Date.now();
	const onLine = (line: string) => {
		tell(line);
		if (/^(run|undo) {3}/.test(line)) begun = Date.now();
		const [, step] = /^(?:done {3}|undone )([^;\s]+)/.exec(line) ?? [];
		if (step !== undefined) steps.push({ step, seconds: Math.round((Date.now() - begun) / 10) / 100 });
	};
	const command = `cd "/scripts$1" && exec bash "$2" --apply --yes "\${@:3}"`;
	const given = new AbortController();
	const watch = setInterval(() => {
		void stage.notes('failures').then((all) => all.length > known && given.abort());
	}, 250);
	const ended = await stage.run(0, command, [folder, name, ...options], {
		timeoutSeconds,
		onLine,
		until: given.signal,
	});
	clearInterval(watch);
	const failures = (await stage.notes('failures'))
		.slice(known)
		.map(([host, alias, why]) => `${alias} on ${host}: ${why}`);
	return { script: name, code: ended.code, steps, words: wordsOf(ended, failures, timeoutSeconds) };
}

function wordsOf({ code, stdout, stderr }: Ended, failures: readonly string[], timeoutSeconds: number): string {
	const late = code === 124 || code === 137 ? [`It took more than ${timeoutSeconds} seconds.`] : [];
	const own = stderr.trim() === '' && code !== 0 ? stdout.trim().split('\n').slice(-5).join('\n') : stderr.trim();
	return [...failures, ...late, own].filter(Boolean).join('\n');
}

/** Starts the nodes of a layout as people do: controllers, agents, then data and compute nodes by the console. */
export async function startNodes(
	theatre: Theatre,
	nodes: readonly Placement[],
	layout: readonly Placement[],
): Promise<void> {
	for (const mode of ['controller', 'agent', 'datanode', 'computenode'] as const) {
		for (const node of nodes) if (node.mode === mode && node.registered) await startNode(theatre, node, layout);
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
	const listening = `for ((n = 0; n < 200; n++)); do (exec 3<> "/dev/tcp/127.0.0.1/$2") 2> /dev/null && exit 0; sleep 0.02; done; exit 1`;
	await stage.run(numberOf(host), `cd "$1" || exit; ${start}\n${listening}`, [home, String(port)]);
}

/** Stops nodes by their ports. */
export async function stopNodes({ stage, numberOf }: Theatre, nodes: readonly Placement[]): Promise<void> {
	const kill = `for one in /proc/[0-9]*/cmdline; do
		port=$(tr '\\0' '\\n' < "$one" 2> /dev/null | sed -n 's/^--port=//p')
		[[ -n $port && " $* " == *" $port "* ]] || continue
		one=\${one//[!0-9]/}
		kill -TERM "$one" && while [[ -e /proc/$one/exe ]]; do sleep 0.02; done
	done`;
	const hosts = new Set(nodes.map(({ host }) => host));
	for (const host of hosts) {
		const ports = nodes.filter((one) => one.host === host).map(({ port }) => String(port));
		await stage.run(numberOf(host), kill, ports);
	}
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
	const all: RunningNode[] = [];
	for (const host of hosts) {
		const { stdout } = await stage.run(numberOf(host), 'bash /run/rehearsal/bin/running.sh');
		for (const line of stdout.split('\n').filter(Boolean)) {
			const [port = '', folder = ''] = line.split('\t');
			const alias = layout.find((one) => one.host === host && one.port === Number(port))?.alias;
			all.push({ host, alias, port: Number(port), package: folder });
		}
	}
	return all.sort((a, b) => a.host.localeCompare(b.host) || a.port - b.port);
}
