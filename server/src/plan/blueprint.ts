import { groupBy, unique } from '../base/collections.ts';
import { rememberingLast } from '../base/remember.ts';
import { type FinalFile, finalFiles } from './final-files.ts';
import { type PlannedMove, plannedMoves } from './moves.ts';
import { sortedBy } from './natural-order.ts';
import type { Placement } from './plan.ts';
import { type RetiredPackage, retiredPackages } from './retired.ts';
import type { Source, SourcePackage } from './source.ts';
import type { Target } from './target-layout.ts';
import { removedNodes, type Wanted, type WantedPackage, wantedLayout } from './wanted.ts';

/** Everything that steps are made from: what is, what shall be, and what has to travel for it. */
export interface Blueprint {
	readonly source: Source;
	readonly target: Target;
	readonly wanted: Wanted;
	readonly files: readonly FinalFile[];
	readonly moves: readonly PlannedMove[];
	readonly retired: readonly RetiredPackage[];
	/** The hosts of the old and the new layout. */
	readonly hosts: readonly string[];
	/** What of all that concerns one host. */
	on(host: string): HostView;
}

/** What concerns one host. */
export interface HostView {
	readonly packages: readonly SourcePackage[];
	readonly nodes: readonly Placement[];
	readonly wantedPackages: readonly WantedPackage[];
	readonly wantedNodes: readonly Placement[];
	readonly files: readonly FinalFile[];
	readonly retired: readonly RetiredPackage[];
	readonly leaving: readonly PlannedMove[];
	readonly arriving: readonly PlannedMove[];
}

/**
 * Works out what a target means for a cluster. Expects both to be without problems. Remembered for the last target, since
 * checking, planning and going on from the result all ask for it.
 */
export const blueprintOf: (source: Source, target: Target) => Blueprint = rememberingLast(makeBlueprint);

function makeBlueprint(source: Source, target: Target): Blueprint {
	const wanted = wantedLayout(source, target);
	const migrates = target.kind === 'migrate';
	const packages = [...(migrates ? source.packages : []), ...wanted.packages];
	const parts = {
		source,
		target,
		wanted,
		files: finalFiles(source, wanted, target),
		moves: migrates ? plannedMoves(source, wanted) : [],
		retired: migrates ? retiredPackages(source, wanted) : [],
		hosts: sortedBy(unique(packages.map(({ host }) => host)), (host) => host),
	};
	return { ...parts, on: hostViews(parts) };
}

function hostViews({ source, wanted, files, moves, retired }: Omit<Blueprint, 'on'>): Blueprint['on'] {
	const byHost = <T extends { readonly host: string }>(items: readonly T[]) => {
		const groups = groupBy(items, ({ host }) => host);
		return (host: string): readonly T[] => groups.get(host) ?? [];
	};
	const packages = byHost(source.packages);
	const nodes = byHost(source.placements);
	const wantedPackages = byHost(wanted.packages);
	const wantedNodes = byHost(wanted.placements);
	const filesOn = byHost(files);
	const retiredOn = byHost(retired);
	const leaving = groupBy(moves, ({ from }) => from.host);
	const arriving = groupBy(moves, ({ to }) => to.host);
	const viewOf = (host: string): HostView => ({
		packages: packages(host),
		nodes: nodes(host),
		wantedPackages: wantedPackages(host),
		wantedNodes: wantedNodes(host),
		files: filesOn(host),
		retired: retiredOn(host),
		leaving: leaving.get(host) ?? [],
		arriving: arriving.get(host) ?? [],
	});
	const views = new Map<string, HostView>();
	return (host) => {
		const view = views.get(host) ?? viewOf(host);
		views.set(host, view);
		return view;
	};
}

/** Whether the target asks for anything: an existing layout may be planned again, and then there is nothing to do. */
export function hasChanges({ source, wanted, target }: Blueprint): boolean {
	if (target.kind === 'deploy' || source.addresses.size > 0 || removedNodes(source, wanted).length > 0) return true;
	return wanted.placements.some((to) => {
		const from = source.placementOf.get(to.alias);
		return !from || !samePlacement(from, to);
	});
}

function samePlacement(a: Placement, b: Placement): boolean {
	return a.host === b.host && a.port === b.port && a.package === b.package && a.registered === b.registered;
}
