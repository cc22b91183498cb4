import { execFile } from 'node:child_process';
import { mkdir, mkdtemp } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { uniqueBy } from '../../base/collections.ts';
import type { PlanHost } from '../../plan/plan.ts';
import type { WrittenPlan } from '../../plan/plan-text.ts';
import { putEntry } from './files.ts';
import { ownPaths, type StagedHost, stagedHosts } from './hosts.ts';
import { startNodes } from './nodes.ts';
import { type Outcome, wentWell } from './outcome.ts';
import { perform } from './perform.ts';
import { pathsOf } from './plan-paths.ts';
import { Stage } from './stage.ts';
import { entriesBefore, type TreeEntry } from './tree-entries.ts';

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
	const { plans, scripts, timeoutSeconds, tell, rollback } = wishes;
	const numberOf = (address: string) => hosts.find(({ host }) => host.address === address)?.number ?? 0;
	await copy('-R', '--', scripts, `${dir}/scripts`);
	await makeTrees(stage, hosts, wishes);
	const outcomes: Outcome[] = [];
	for (const { plan, folder } of plans) {
		const theatre = { stage, numberOf, folder, timeoutSeconds, tell };
		await fill(stage, numberOf, plan, wishes);
		if (outcomes.length === 0) {
			await stage.open();
			await startNodes(theatre, plan.source, plan.source);
		}
		const outcome = await perform(theatre, plan, hosts, rollback);
		outcomes.push(outcome);
		if (!wentWell(outcome) || rollback) break;
	}
	return outcomes;
}

async function copy(...words: string[]): Promise<void> {
	await promisify(execFile)('cp', words);
}

/** Folders that become the roots of hosts, with copies of real trees where they are given. */
async function makeTrees(stage: Stage, hosts: readonly StagedHost[], { trees }: Wishes): Promise<void> {
	for (const { number, host } of hosts) {
		const tree = stage.treeOf(number);
		await mkdir(tree, { recursive: true });
		const real = trees.get(host.address);
		if (real) await copy('-R', '--preserve=mode,timestamps,links', '--', `${real}/.`, tree);
	}
}

/** Puts what a plan wants to be there onto the hosts, as far as it is not there. */
async function fill(
	stage: Stage,
	numberOf: (address: string) => number,
	plan: WrittenPlan,
	{ textOf, trees }: Wishes,
): Promise<void> {
	for (const entry of entriesBefore(plan, textOf))
		await putEntry(stage.treeOf(numberOf(entry.host)), entry, { isReal: trees.has(entry.host) });
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
