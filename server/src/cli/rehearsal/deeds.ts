import { sha256 } from '../../plan/fingerprint.ts';
import type { HostPath } from '../../plan/operation.ts';
import type { WrittenPlan } from '../../plan/plan-text.ts';
import { isThere, LICENCE, put } from './files.ts';
import { startNodes, stopNodes } from './nodes.ts';
import type { HostSums } from './predict.ts';
import type { Deed } from './run-plan.ts';
import type { Theatre } from './theatre.ts';
import { licencePlaces } from './tree-entries.ts';

/** What the operator does in between: stops and starts data nodes, and puts licences in place, which are noted. */
export function deedsOf(theatre: Theatre, plan: WrittenPlan, licences: HostPath[]): Deed[] {
	const deed = (kind: string, act: Deed['act']): (Deed & { at: number })[] => {
		const at = plan.steps.findIndex((step) => step.kind === kind);
		const before = plan.steps[at]?.id;
		return before === undefined ? [] : [{ at, before, act }];
	};
	return [
		...deed('begin-outage', () => stopNodes(theatre, workers(plan.source))),
		...deed('check-licence', () => putLicences(theatre, plan, licences)),
		...deed('start-data-nodes', () => startNodes(theatre, workers(plan.target), plan.target)),
	].sort((a, b) => a.at - b.at);
}

/** The nodes that work with data. */
export function workers(nodes: WrittenPlan['source']): WrittenPlan['source'] {
	return nodes.filter(({ mode }) => mode === 'datanode' || mode === 'computenode');
}

async function putLicences({ stage, numberOf }: Theatre, plan: WrittenPlan, licences: HostPath[]): Promise<void> {
	for (const place of licencePlaces(plan)) {
		const file = stage.treeOf(numberOf(place.host)) + place.path;
		if (await isThere(file)) continue;
		await put(file, LICENCE);
		licences.push(place);
	}
}

/** The files of all hosts together with licences that the operator brought. */
export function withLicences(sums: HostSums, licences: readonly HostPath[]): HostSums {
	const all = new Map([...sums].map(([host, files]) => [host, new Map(files)]));
	for (const { host, path } of licences) all.get(host)?.set(path, sha256(LICENCE));
	return all;
}
