import { execFile } from 'node:child_process';
import { mkdir, mkdtemp } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { uniqueBy } from '../../base/collections.ts';
import { sha256 } from '../../plan/fingerprint.ts';
import type { HostPath } from '../../plan/operation.ts';
import type { PlanHost } from '../../plan/plan.ts';
import type { WrittenPlan } from '../../plan/plan-text.ts';
import {
	type ConfigChange,
	configChanges,
	configTexts,
	type FolderChange,
	folderChanges,
	type NodeTrouble,
	nodeTroubles,
} from './compare.ts';
import { archivedSums, isThere, put, putEntry, readSums } from './files.ts';
import { ownPaths, type StagedHost, stagedHosts } from './hosts.ts';
import { type Difference, differences, type FileSums, type HostSums, predicted } from './predict.ts';
import {
	type Deed,
	migrate,
	type RunningNode,
	runningNodes,
	type ScriptRun,
	script,
	startNodes,
	stopNodes,
	type Theatre,
} from './run-plan.ts';
import { Stage } from './stage.ts';
import { entriesBefore, licencePlaces, pathsOf, type TreeEntry } from './tree-entries.ts';

/** A plan with the folder of its scripts below that of the rehearsal; that is empty, or begins with a slash. */
export interface RehearsedPlan {
	readonly plan: WrittenPlan;
	readonly folder: string;
}

/** What a rehearsal is asked to do. */
export interface Wishes {
	/** The folder of the scripts; it is never written to. */
	readonly scripts: string;
	readonly plans: readonly RehearsedPlan[];
	/** Finds a text of the workspace by its sum. */
	readonly textOf: (sum: string) => string | undefined;
	/** Copies of real trees, by host. */
	readonly trees: ReadonlyMap<string, string>;
	readonly flags: readonly string[];
	readonly rollback: boolean;
	readonly keep: boolean;
	readonly timeoutSeconds: number;
	readonly tell: (line: string) => void;
	/** Is told how everything can be ended at once. */
	readonly onStage: (abandon: () => void) => void;
}

/** What became of one plan. */
export interface Outcome {
	readonly plan: WrittenPlan;
	readonly scripts: readonly ScriptRun[];
	readonly changes: readonly ConfigChange[];
	readonly folders: readonly FolderChange[];
	readonly running: readonly RunningNode[];
	/** Nodes that run and should not, or should run and do not. */
	readonly nodeTroubles: readonly NodeTrouble[];
	readonly differences: readonly Difference[];
	readonly licences: readonly HostPath[];
}

/** What became of all plans, and where the trees of the hosts lie, which are gone unless they were to be kept. */
export interface Rehearsed {
	readonly outcomes: readonly Outcome[];
	readonly trees: ReadonlyMap<string, string>;
}

/** Rehearses plans one after the other on the same hosts, up to the first that does not go as it says. */
export async function rehearse(wishes: Wishes): Promise<Rehearsed> {
	const dir = await mkdtemp(path.join(os.tmpdir(), 'cluster-rehearsal-'));
	const { plans } = wishes;
	const hosts = stagedHosts(allHosts(plans), (address) => namesIn(plans, wishes, address));
	const own = ownPaths(plans.flatMap(({ plan }) => pathsOf(plan)));
	const stage = new Stage({ dir, hosts, own, flags: wishes.flags, keep: wishes.keep });
	await stage.prepare();
	wishes.onStage(() => stage.abandon());
	try {
		const outcomes = await onStage(stage, hosts, wishes, dir);
		return { outcomes, trees: new Map(hosts.map(({ number, host }) => [host.address, stage.treeOf(number)])) };
	} finally {
		await stage.close();
	}
}

async function onStage(stage: Stage, hosts: readonly StagedHost[], wishes: Wishes, dir: string): Promise<Outcome[]> {
	const { plans, scripts, trees, timeoutSeconds, tell } = wishes;
	const first = plans[0]?.plan;
	const numberOf = (address: string) => hosts.find(({ host }) => host.address === address)?.number ?? 0;
	await promisify(execFile)('cp', ['-R', '--', scripts, `${dir}/scripts`]);
	for (const { number, host } of hosts) {
		await mkdir(stage.treeOf(number), { recursive: true });
		const real = trees.get(host.address);
		if (real)
			await promisify(execFile)('cp', [
				'-R',
				'--preserve=mode,timestamps,links',
				'--',
				`${real}/.`,
				stage.treeOf(number),
			]);
	}
	const fill = async (plan: WrittenPlan) => {
		for (const entry of entriesBefore(plan, wishes.textOf))
			await putEntry(stage.treeOf(numberOf(entry.host)), entry, { isReal: trees.has(entry.host) });
	};
	if (first) await fill(first);
	await stage.open();
	const outcomes: Outcome[] = [];
	for (const { plan, folder } of plans) {
		const theatre: Theatre = { stage, numberOf, folder, timeoutSeconds, tell };
		if (outcomes.length === 0) await startNodes(theatre, plan.source, plan.source);
		else await fill(plan);
		const outcome = await perform(theatre, plan, hosts, wishes);
		outcomes.push(outcome);
		if (!wentWell(outcome) || wishes.rollback) break;
	}
	return outcomes;
}

/** Whether a plan went as it says. */
export function wentWell({ scripts, differences: wrong, nodeTroubles }: Outcome): boolean {
	return scripts.every(({ code }) => code === 0) && wrong.length === 0 && nodeTroubles.length === 0;
}

async function perform(
	theatre: Theatre,
	plan: WrittenPlan,
	hosts: readonly StagedHost[],
	{ rollback }: Wishes,
): Promise<Outcome> {
	const { stage, numberOf } = theatre;
	const addresses = hosts.map(({ host }) => host.address);
	const look = async (): Promise<HostSums> => {
		const all = new Map<string, FileSums>();
		for (const { number, host } of hosts) all.set(host.address, await readSums(stage.treeOf(number)));
		return all;
	};
	const before = await look();
	const texts = await configTexts(stage, numberOf, before);
	const licences: HostPath[] = [];
	const runs: ScriptRun[] = [];
	const turn = plan.steps.findIndex(({ undo }) => 'irreversible' in undo);
	const until = rollback ? plan.steps[(turn < 0 ? plan.steps.length : turn) - 1]?.id : undefined;
	runs.push(await migrate(theatre, plan, deedsOf(theatre, plan, licences), until));
	if (runs[0]?.code === 0) {
		runs.push(rollback ? await script(theatre, 'rollback.sh', []) : await verify(theatre));
		if (rollback) await startNodes(theatre, workers(plan.source), plan.source);
	}
	const after = await look();
	const layout = rollback ? plan.source : plan.target;
	const running = await runningNodes(theatre, addresses, [...layout, ...plan.source, ...plan.target]);
	const sums = rollback ? before : predicted(before, plan, await archivedSums());
	const wanted = withLicences(sums, licences);
	const isDone = runs.every(({ script, code }) => code === 0 || script === 'verify.sh');
	return {
		...{ plan, scripts: runs, running, licences },
		changes: await configChanges(stage, numberOf, before, after, texts),
		folders: folderChanges(before, after),
		nodeTroubles: isDone ? nodeTroubles(layout, running) : [],
		differences: isDone ? differences(wanted, after).filter(({ what }) => !rollback || what !== 'unexpected') : [],
	};
}

function workers(nodes: WrittenPlan['source']): WrittenPlan['source'] {
	return nodes.filter(({ mode }) => mode === 'datanode' || mode === 'computenode');
}

/** What the operator does in between: stops and starts data nodes, and puts licences in place. */
function deedsOf(theatre: Theatre, plan: WrittenPlan, licences: HostPath[]): Deed[] {
	const firstOf = (kind: string) => plan.steps.find((step) => step.kind === kind)?.id;
	const deed = (kind: string, act: Deed['act']): Deed[] => {
		const before = firstOf(kind);
		return before === undefined ? [] : [{ before, act }];
	};
	const putLicences = async () => {
		for (const place of licencePlaces(plan)) {
			const file = theatre.stage.treeOf(theatre.numberOf(place.host)) + place.path;
			if (await isThere(file)) continue;
			await put(file, LICENCE);
			licences.push(place);
		}
	};
	return [
		...deed('begin-outage', () => stopNodes(theatre, workers(plan.source))),
		...deed('check-licence', putLicences),
		...deed('start-data-nodes', () => startNodes(theatre, workers(plan.target), plan.target)),
	].sort(
		(a, b) => plan.steps.findIndex(({ id }) => id === a.before) - plan.steps.findIndex(({ id }) => id === b.before),
	);
}

const LICENCE = 'stand-in for a licence\n';

function withLicences(sums: HostSums, licences: readonly HostPath[]): HostSums {
	const all = new Map([...sums].map(([host, files]) => [host, new Map(files)]));
	for (const { host, path: file } of licences) all.get(host)?.set(file, sha256(LICENCE));
	return all;
}

async function verify({ stage, folder, timeoutSeconds }: Theatre): Promise<ScriptRun> {
	const { code, stdout, stderr } = await stage.run(0, 'cd "/scripts$1" && exec bash verify.sh', [folder], {
		timeoutSeconds,
	});
	const wrong = stdout.split('\n').filter((line) => !line.startsWith('ok '));
	return { script: 'verify.sh', code, steps: [], words: code === 0 ? '' : [...wrong, stderr].join('\n').trim() };
}

/** The hosts of all plans, each once. */
export function allHosts(plans: readonly RehearsedPlan[]): PlanHost[] {
	return uniqueBy(
		plans.flatMap(({ plan }) => plan.hosts),
		({ address }) => address,
	);
}

/** What configuration files call a host besides its address: a host that gets a new one has the old one too. */
function namesIn(plans: readonly RehearsedPlan[], { textOf }: Wishes, address: string): string[] {
	const texts = plans
		.flatMap(({ plan }) => entriesBefore(plan, textOf))
		.flatMap((entry: TreeEntry) => (entry.host === address && entry.kind === 'file' ? [entry.text] : []));
	return texts.flatMap((text) =>
		[...text.matchAll(/^\s*localSite\s*=\s*(\S+):\d+:\S+\s*$/gm)].map(([, name = '']) => name.replace(/^\[|\]$/g, '')),
	);
}
