import type { HostPath } from '../../plan/operation.ts';
import type { WrittenPlan } from '../../plan/plan-text.ts';
import { configChanges, configTexts, folderChanges, nodeTroubles } from './compare.ts';
import { deedsOf, withLicences, workers } from './deeds.ts';
import { type Difference, differences } from './difference.ts';
import { archivedSums, readSums } from './files.ts';
import type { StagedHost } from './hosts.ts';
import { runningNodes, startNodes } from './nodes.ts';
import type { Outcome } from './outcome.ts';
import { type HostSums, predicted } from './predict.ts';
import { migrate, type ScriptRun, script, verify } from './run-plan.ts';
import type { Theatre } from './theatre.ts';

/** Runs the scripts of one plan there, or there and back, and compares what they leave with what it says. */
export async function perform(
	theatre: Theatre,
	plan: WrittenPlan,
	hosts: readonly StagedHost[],
	rollback: boolean,
): Promise<Outcome> {
	const { stage, numberOf } = theatre;
	const before = await sumsOn(theatre, hosts);
	const texts = await configTexts(stage, numberOf, before);
	const licences: HostPath[] = [];
	const scripts = await (rollback ? thereAndBack : there)(theatre, plan, licences);
	const after = await sumsOn(theatre, hosts);
	const layout = rollback ? plan.source : plan.target;
	const addresses = hosts.map(({ host }) => host.address);
	const running = await runningNodes(theatre, addresses, [...layout, ...plan.source, ...plan.target]);
	const isDone = scripts.every(({ script, code }) => code === 0 || script === 'verify.sh');
	return {
		...{ plan, scripts, running, licences },
		changes: await configChanges(stage, numberOf, before, after, texts),
		folders: folderChanges(before, after),
		nodeTroubles: isDone ? nodeTroubles(layout, running) : [],
		differences: isDone ? await (rollback ? leftOver : notAsPlanned)({ plan, before, after, licences }) : [],
	};
}

async function sumsOn({ stage }: Theatre, hosts: readonly StagedHost[]): Promise<HostSums> {
	const all = hosts.map(async ({ number, host }) => [host.address, await readSums(stage.treeOf(number))] as const);
	return new Map(await Promise.all(all));
}

async function there(theatre: Theatre, plan: WrittenPlan, licences: HostPath[]): Promise<ScriptRun[]> {
	const forward = await migrate(theatre, plan, deedsOf(theatre, plan, licences));
	return forward.code === 0 ? [forward, await verify(theatre)] : [forward];
}

/** As far as there is a way back. */
async function thereAndBack(theatre: Theatre, plan: WrittenPlan, licences: HostPath[]): Promise<ScriptRun[]> {
	const turn = plan.steps.findIndex(({ undo }) => 'irreversible' in undo);
	const last = plan.steps[(turn < 0 ? plan.steps.length : turn) - 1]?.id;
	const forward = await migrate(theatre, plan, deedsOf(theatre, plan, licences), last);
	if (forward.code !== 0) return [forward];
	const back = await script(theatre, 'rollback.sh', []);
	await startNodes(theatre, workers(plan.source), plan.source);
	return [forward, back];
}

/** What a plan met and left. */
interface Traces {
	readonly plan: WrittenPlan;
	readonly before: HostSums;
	readonly after: HostSums;
	readonly licences: readonly HostPath[];
}

async function notAsPlanned({ plan, before, after, licences }: Traces): Promise<Difference[]> {
	return differences(withLicences(predicted(before, plan, await archivedSums()), licences), after);
}

/** The way back leaves aside what came, and takes nothing away for good. */
async function leftOver({ before, after, licences }: Traces): Promise<Difference[]> {
	return differences(withLicences(before, licences), after).filter(({ what }) => what !== 'unexpected');
}
